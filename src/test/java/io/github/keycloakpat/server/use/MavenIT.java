package io.github.keycloakpat.server.use;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.TestRealm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * docs/use/maven.md. The Maven that builds this project is run, with plugins that the build has brought (its pom.xml runs
 * those two that it would not need itself). All else is only looked for behind the gateway.
 */
class MavenIT extends PackagesPage {
    private static final String DEPLOYING = "Deploy";
    private static final String USING = "Use it";
    private static final String JAR = "/maven/com/example/hello/1.0/hello-1.0.jar";
    private static final String NOTHING_ELSE = """
            <settings>
              <mirrors>
                <mirror><id>none</id><mirrorOf>central</mirrorOf><url>https://127.0.0.1:1/</url></mirror>
              </mirrors>
            </settings>
            """;

    MavenIT(TestRealm realm) {
        super(realm, "maven");
    }

    @BeforeEach
    void prepare() {
        Path home = reader.home();
        reader.watch("mvn", Path.of(build("kcpat.maven"), "bin", "mvn"));
        reader.set(
                "MAVEN_OPTS",
                "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Duser.home=" + home + " " + site.javaOptions());
        reader.set(
                "MAVEN_ARGS",
                "-gs " + home.resolve("global.xml") + " -Dmaven.repo.local.tail=" + build("kcpat.repository"));
        reader.save("global.xml", NOTHING_ELSE);
        reader.save("~/.m2/settings.xml", page.file(DEPLOYING, "~/.m2/settings.xml"));
        reader.save("hello/.mvn/maven.config", "");
        reader.save("hello/pom.xml", project("hello", page.file(DEPLOYING, "pom.xml")));
        reader.save("app/.mvn/maven.config", "");
        reader.save("app/pom.xml", project("app", repositories() + """
                  <dependencies>
                    <dependency><groupId>com.example</groupId><artifactId>hello</artifactId><version>1.0</version></dependency>
                  </dependencies>
                """));
    }

    /** Of the build that runs these tests; see maven-failsafe-plugin in pom.xml. */
    private static String build(String property) {
        String value = System.getProperty(property);
        assertThat(value).as("%s: run by ./mvnw verify", property).isNotBlank();
        return value;
    }

    private String repositories() {
        String pom = page.file(DEPLOYING, "pom.xml");
        return pom.substring(pom.indexOf("  <repositories>"));
    }

    @Test
    void whatIsDeployedIsADependencyUntilTheTokenIsRevoked() throws IOException {
        Made pat = token("read", "write");

        String deployed = reader.run("cd hello\n" + page.commands(DEPLOYING)).expectSuccess();
        forgetDownloads();
        String used = reader.run("cd app\n" + page.commands(USING)).expectSuccess();

        page.assertShown(DEPLOYING, deployed);
        page.assertShown(USING, used);
        assertThat(packages.paths()).contains(JAR);
        assertPassed(pat);

        revoke(pat);
        packages.forget();
        String refused = reader.run("cd hello\n" + page.commands(DEPLOYING)).expectFailure();

        page.assertShown(WRONG, refused);
        assertThat(refused).contains("status code: 401");
        assertThat(packages.seen()).isEmpty();
        assertHidden(pat, deployed + used + refused);
    }

    @Test
    void aTokenThatMayOnlyReadDeploysNothing() {
        Made pat = token("read");

        String printed = reader.run("cd hello\n" + page.commands(DEPLOYING)).expectFailure();

        page.assertShown(WRONG, printed);
        assertThat(printed).contains("status code: 403");
        assertThat(packages.seen()).isEmpty();
        assertHidden(pat, printed);
    }

    /** What deploying has put into the reader's local repository. */
    private void forgetDownloads() throws IOException {
        Path local = reader.home().resolve(".m2/repository/com/example");
        try (Stream<Path> all = Files.walk(local)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                Files.delete(path);
            }
        }
    }

    /** A project with the same plugins as ours, and what the page has for it. */
    private static String project(String name, String content) {
        String plugins = Stream.of("resources", "compiler", "surefire", "jar", "install", "deploy")
                .map(plugin -> "<plugin><artifactId>maven-%s-plugin</artifactId><version>%s</version></plugin>%n"
                        .formatted(plugin, version(plugin)))
                .collect(Collectors.joining());
        return """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example</groupId>
                  <artifactId>%s</artifactId>
                  <version>1.0</version>
                  <build><pluginManagement><plugins>
                %s</plugins></pluginManagement></build>
                %s</project>
                """.formatted(name, plugins, content);
    }

    private static String version(String plugin) {
        return first("<artifactId>maven-" + plugin + "-plugin</artifactId>\\s*<version>([^<]+)<")
                .replaceFirst("\\$\\{surefire.version}", first("<surefire.version>([^<]+)<"));
    }

    private static String first(String pattern) {
        try {
            Matcher found = Pattern.compile(pattern).matcher(Files.readString(Path.of("pom.xml")));
            assertThat(found.find()).as(pattern).isTrue();
            return found.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
