package io.github.keycloakpat.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpat.server.harness.Await;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People sign in in a browser; what is kept of it is theirs alone, lasts, and ends at the server too. */
@KeycloakTest
@Tag("wire")
class LoginIT {
    private static final Pattern ADDRESS = Pattern.compile("^  (http\\S+)$", Pattern.MULTILINE);
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestRealm realm;
    private Kcpat shell;

    LoginIT(TestRealm realm) {
        this.realm = realm;
    }

    @BeforeAll
    static void prepare(TestRealm realm) {
        CliRealm.prepare(realm);
    }

    @BeforeEach
    void open(@TempDir Path home) {
        shell = Kcpat.in(home).at(realm);
    }

    private Path file() {
        return shell.home().resolve(".config/kcpat/sign-in.json");
    }

    private static String address(Kcpat.Started login) {
        return Await.found(SOON, "an address to open", () -> {
            Matcher shown = ADDRESS.matcher(login.said());
            return shown.find() ? Optional.of(shown.group(1)) : Optional.empty();
        });
    }

    private Ran byDevice(String user) {
        Kcpat.Started login = shell.start("login", "--output", "json");
        new Person(user).signIn(address(login)).submit("accept", "Yes");
        return login.await();
    }

    @Test
    void byDeviceThenAllWorksWithoutNamingTheServer() throws IOException {
        Ran login = byDevice("alice").expect(0);
        assertThat(login.text("username")).isEqualTo("alice");
        assertThat(login.err()).containsPattern("code: [A-Z]{4}-[A-Z]{4}").contains("Next: kcpat tokens create");
        Kcpat later = shell.without("KCPAT_URL").without("KCPAT_REALM");
        later.run("tokens", "create", "by-device", "--scope", "read", "--show-secret")
                .expect(0);
        Ran status = later.run("status", "--output", "json").expect(0);
        assertThat(status.text("username")).isEqualTo("alice");
        assertThat(status.text("url")).isEqualTo(realm.keycloak().url());
        assertThat(login.out() + login.err())
                .doesNotContain(kept("accessToken"))
                .doesNotContain(kept("refreshToken"));
    }

    @Test
    void theFileIsTheOwnersAlone() throws IOException {
        byDevice("alice").expect(0);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(file().getParent())) {
            assertThat(files).noneMatch(path -> path.toString().endsWith(".tmp"));
        }
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(shell.run("tokens", "list").expect(3).err())
                .contains("Others may read")
                .contains("chmod 600");
    }

    @Test
    void whoSaysNoIsNotSignedIn() {
        Kcpat.Started login = shell.start("login");
        new Person("alice").signIn(address(login)).submit("cancel", "No");
        assertThat(login.await().expect(1).err()).contains("refused in the browser");
        assertThat(file()).doesNotExist();
    }

    @Test
    void byBrowserWithPkceOnALoopbackPort() {
        Kcpat.Started login = shell.start("login", "--browser");
        String address = address(login);
        assertThat(address)
                .contains("code_challenge_method=S256")
                .contains("state=")
                .doesNotContain("prompt=");
        Person.Page back = new Person("alice").signIn(address);
        assertThat(back.address().getHost()).isEqualTo("127.0.0.1");
        assertThat(back.html()).contains("You are signed in").doesNotContain("code=");
        login.await().expect(0);
        shell.run("tokens", "list").expect(0);
    }

    @Test
    void freshAsksForThePasswordAgain() {
        Person alice = new Person("alice");
        Kcpat.Started first = shell.start("login", "--browser");
        alice.signIn(address(first));
        first.await().expect(0);
        Kcpat.Started second = shell.start("login", "--browser", "--fresh");
        assertThat(alice.open(address(second)).html()).contains("name=\"password\"");
        second.end();
        shell.run("login", "--fresh").expect(2);
    }

    /** Somebody who makes the browser of another open an address of theirs knows no state. */
    @Test
    void aForeignCodeIsNotTaken() throws IOException {
        Kcpat.Started login = shell.start("login", "--browser");
        String redirect = query(address(login)).get("redirect_uri");
        Person other = new Person("bob");
        assertThat(other.open(redirect + "?code=foreign&state=guessed").status())
                .isEqualTo(404);
        assertThat(other.open(redirect + "?code=foreign").status()).isEqualTo(404);
        assertThat(login.process().isAlive()).isTrue();
        new Person("alice").signIn(address(login));
        login.await().expect(0);
        assertThat(shell.run("status", "--output", "json").text("username")).isEqualTo("alice");
    }

    @Test
    void anAbortedSignInInTheBrowserIsTold() {
        Kcpat.Started login = shell.start("login", "--browser");
        Map<String, String> query = query(address(login));
        new Person("alice").open(query.get("redirect_uri") + "?error=access_denied&state=" + query.get("state"));
        assertThat(login.await().expect(1).err()).contains("access_denied");
    }

    @Test
    void theChosenBrowserIsOpened() throws IOException {
        Path opener = shell.home().resolve("browser");
        Files.writeString(
                opener,
                "#!/bin/sh\nprintf %s \"$1\" > \"$HOME/opened.tmp\"\nmv \"$HOME/opened.tmp\" \"$HOME/opened\"\n");
        Files.setPosixFilePermissions(opener, PosixFilePermissions.fromString("rwx------"));
        Kcpat.Started login = shell.with("BROWSER", opener.toString()).start("login", "--browser");
        Path opened = shell.home().resolve("opened");
        Await.until(SOON, "the browser to be opened", () -> Files.exists(opened));
        new Person("alice").signIn(Files.readString(opened));
        login.await().expect(0);
    }

    @Test
    void anEndedAccessTokenIsRefreshedByOneOfMany() throws IOException {
        realm.update(rep -> {
            rep.setRevokeRefreshToken(true);
            rep.setRefreshTokenMaxReuse(0);
        });
        try {
            byDevice("alice").expect(0);
            change("accessExpiresAt", 0);
            String before = kept("refreshToken");
            Kcpat.Started one = shell.start("tokens", "list");
            Kcpat.Started two = shell.start("tokens", "list");
            one.await().expect(0);
            two.await().expect(0);
            assertThat(kept("refreshToken")).isNotEqualTo(before);
        } finally {
            realm.update(rep -> rep.setRevokeRefreshToken(false));
        }
    }

    @Test
    void anEndedSessionIsTold() throws IOException {
        byDevice("bob").expect(0);
        realm.admin()
                .post("/users/" + realm.users().id("bob") + "/logout")
                .send()
                .expect(204);
        change("accessExpiresAt", 0);
        Ran ran = shell.run("tokens", "list").expect(3);
        assertThat(ran.err()).contains("has ended").contains("kcpat login");
    }

    @Test
    void logoutEndsItAtTheServerToo() throws IOException {
        byDevice("alice").expect(0);
        String refresh = kept("refreshToken");
        String access = kept("accessToken");
        assertThat(shell.run("logout").expect(0).err()).contains("Signed out");
        assertThat(file()).doesNotExist();
        realm.http()
                .post("/protocol/openid-connect/token")
                .form("grant_type", "refresh_token", "client_id", TestRealm.MANAGER, "refresh_token", refresh)
                .send()
                .expect(400);
        realm.http().get("/personal-access-tokens").bearer(access).send().expect(401);
        assertThat(shell.run("logout").expect(0).err()).contains("Nobody was signed in");
        shell.run("tokens", "list").expect(3);
    }

    @Test
    void logoutForgetsEvenWhereTheServerIsGone() throws IOException {
        byDevice("alice").expect(0);
        change("url", "http://127.0.0.1:1");
        assertThat(shell.run("logout").expect(1).err())
                .contains("forgotten here")
                .contains("could not be told");
        assertThat(file()).doesNotExist();
    }

    @Test
    void aSignInGoesToItsOwnServerOnly() throws IOException {
        byDevice("alice").expect(0);
        Ran elsewhere = shell.run("tokens", "list", "--url", "http://127.0.0.1:1", "--realm", realm.name());
        assertThat(elsewhere.expect(3).err()).contains("not signed in at http://127.0.0.1:1");
        Ran another = shell.run("tokens", "list", "--realm", "master").expect(3);
        assertThat(another.err()).contains("kcpat login --url").contains("--realm master");
        Files.writeString(file(), "{\"url\":\"http://evil.example\"", UTF_8);
        assertThat(shell.without("KCPAT_URL")
                        .without("KCPAT_REALM")
                        .run("tokens", "list")
                        .expect(3)
                        .err())
                .contains("can't be read")
                .doesNotContain("evil");
    }

    @Test
    void aClientThatCantIsTold() {
        assertThat(shell.run("login", "--client", "nobody").expect(1).err()).contains("kcpat-client.json");
        assertThat(shell.run("login", "--client", "script").expect(1).err()).contains("kcpat-client.json");
    }

    @Test
    void whatStandsBeforeASignInIsTold() {
        shell = shell.with("KCPAT_TOKEN", "kcpat_nothing");
        assertThat(byDevice("alice").expect(0).err()).contains("KCPAT_TOKEN is set");
    }

    /** The client as it is imported, as docs/cli.md tells. */
    @Test
    void theClientOfTheDocsCanBeImportedAndUsed() throws IOException {
        ObjectNode client =
                (ObjectNode) JSON.readTree(Path.of("docs/kcpat-client.json").toFile());
        client.put("clientId", "kcpat-imported");
        realm.admin().post("/clients").json(client).send().expect(201);
        for (String role : new String[] {"account/view-profile", "account/manage-account"}) {
            realm.clients().addScopeMappings("kcpat-imported", role);
        }
        realm.setAttribute("pat.managementClients", "kcpat kcpat-imported");
        try {
            Kcpat.Started login = shell.start("login", "--client", "kcpat-imported");
            new Person("alice").signIn(address(login)).submit("accept", "Yes");
            login.await().expect(0);
            shell.run("tokens", "create", "imported", "--scope", "read", "--show-secret")
                    .expect(0);
            Kcpat.Started browser = shell.start("login", "--browser", "--client", "kcpat-imported");
            new Person("alice").signIn(address(browser));
            browser.await().expect(0);
            assertThat(new String(
                            java.util.Base64.getUrlDecoder()
                                    .decode(kept("accessToken").split("\\.", -1)[1]),
                            UTF_8))
                    .doesNotContain("orders-viewer");
        } finally {
            realm.removeAttribute("pat.managementClients");
        }
    }

    private String kept(String field) throws IOException {
        return JSON.readTree(file().toFile()).path(field).asText();
    }

    private void change(String field, Object value) throws IOException {
        ObjectNode signIn = (ObjectNode) JSON.readTree(file().toFile());
        signIn.set(field, JSON.valueToTree(value));
        JSON.writeValue(file().toFile(), signIn);
    }

    private static Map<String, String> query(String address) {
        return Stream.of(URI.create(address).getQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(java.util.stream.Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
