package io.github.keycloakpat.server.use;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.TestRealm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/use/curl.md */
class CurlIT extends OrdersPage {
    CurlIT(TestRealm realm) {
        super(realm, "curl", "curl");
    }

    @Test
    void exchange() {
        Made pat = token("read");

        String printed = reader.run(page.commands("Exchange")).expectSuccess();

        page.assertShown("Exchange", printed);
        assertExchanged(pat, printed);
    }

    @Test
    void gateway() {
        Made pat = token("read");

        String printed = reader.run(page.commands("Gateway")).expectSuccess();

        page.assertShown("Gateway", printed);
        assertPassed(pat);
        assertHidden(pat, printed);
        assertThat(app.seen()).as("by Bearer and by Basic").hasSize(2);
    }

    @Test
    void filesForTheOwnerAlone() throws IOException {
        Made pat = token("read");

        String printed = reader.run(page.commands("Keep it in a file")).expectSuccess();

        assertThat(app.seen()).as("by header and by netrc").hasSize(2);
        for (String file : new String[] {".netrc", ".config/pat/header"}) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(reader.home().resolve(file))))
                    .isEqualTo("rw-------");
        }
        assertHidden(pat, printed, ".netrc", ".config/pat/header");
    }

    @ParameterizedTest
    @CsvSource({"Exchange", "Gateway"})
    void aRevokedTokenIsRefused(String section) {
        Made pat = token("read");
        revoke(pat);

        String printed = reader.run(page.commands(section)).expectFailure();

        page.assertShown(section, printed);
        assertThat(app.seen()).isEmpty();
        assertHidden(pat, printed);
    }

    @Test
    void aTokenForAnotherThingIsRefused() {
        token("write");

        String printed = reader.run(page.commands("Gateway")).expectFailure();

        page.assertShown("Gateway", printed);
        assertThat(app.seen()).isEmpty();
    }
}
