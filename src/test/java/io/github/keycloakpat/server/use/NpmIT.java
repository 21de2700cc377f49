package io.github.keycloakpat.server.use;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.TestRealm;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** docs/use/npm.md */
class NpmIT extends PackagesPage {
    private static final String PUBLISHING = "Publish and install";
    private static final String BASIC = "As user name and password";
    private static final String PACKAGE = """
            {"name": "@shop/hello", "version": "1.0.0", "description": "A greeting", "files": ["index.js"]}
            """;

    NpmIT(TestRealm realm) {
        super(realm, "npm", "npm");
    }

    @BeforeEach
    void prepare() {
        reader.set("NPM_CONFIG_REGISTRY", site.url() + "/nothing-else/");
        for (String setting : List.of("AUDIT", "FUND", "UPDATE_NOTIFIER")) {
            reader.set("NPM_CONFIG_" + setting, "false");
        }
        reader.save("hello/package.json", PACKAGE);
        reader.save("hello/index.js", "module.exports = 'hello'\n");
        reader.save("app/package.json", "{\"name\": \"app\", \"private\": true}\n");
        for (String folder : List.of("hello", "app")) {
            reader.save(folder + "/.npmrc", page.file(PUBLISHING, ".npmrc"));
        }
    }

    @Test
    void whatIsPublishedIsInstalled() {
        Made pat = token("read", "write");

        String printed = reader.run("cd hello\n" + page.commands(PUBLISHING)).expectSuccess();

        page.assertShown(PUBLISHING, printed);
        assertThat(packages.paths()).contains("/npm/@shop/hello");
        assertThat(reader.home().resolve("app/node_modules/@shop/hello/index.js"))
                .exists();
        assertPassed(pat);
        assertHidden(pat, printed);
    }

    @Test
    void whatIsPublishedIsSeenByBasic() {
        Made pat = token("read", "write");
        reader.run("cd hello\nnpm publish\n").expectSuccess();

        reader.save("app/.npmrc", page.file(BASIC, ".npmrc"));
        String printed = reader.run("cd app\n" + page.commands(BASIC)).expectSuccess();

        page.assertShown(BASIC, printed);
        assertHidden(pat, printed);
        reader.assertHidden(Base64.getEncoder().encodeToString(("token:" + pat.secret()).getBytes(UTF_8)));
    }

    @Test
    void aTokenThatMayOnlyReadPublishesNothing() {
        Made pat = token("read");

        String printed = reader.run("cd hello\nnpm publish\n").expectFailure();

        page.assertShown(WRONG, printed);
        assertHidden(pat, printed);
    }

    @Test
    void aRevokedTokenIsRefusedAtOnce() {
        Made pat = token("read", "write");
        reader.run("cd hello\nnpm publish\n").expectSuccess();
        revoke(pat);

        String printed = reader.run("cd app\nnpm install @shop/hello\n").expectFailure();

        page.assertShown(WRONG, printed);
        assertThat(reader.home().resolve("app/node_modules")).doesNotExist();
        assertHidden(pat, printed);
    }
}
