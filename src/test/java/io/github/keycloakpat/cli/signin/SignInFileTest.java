package io.github.keycloakpat.cli.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.keycloakpat.cli.shell.Exit;
import io.github.keycloakpat.cli.shell.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInFileTest {
    private static final String SECRET = "eyJ-not-to-be-quoted";

    private Path home;
    private Path folder;
    private SignInFile file;

    @BeforeEach
    void open(@TempDir Path temporary) {
        home = temporary;
        folder = home.resolve("config/kcpat");
        file = new SignInFile(folder);
    }

    private static SignIn signIn(String accessToken) {
        return new SignIn("https://sso.example.com", "shop", "kcpat", accessToken, 1, "refresh", 2);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private void put(String content, String permissions) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(file.path(), content);
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString(permissions));
    }

    private Stop refusal() {
        Stop stop = catchThrowableOfType(Stop.class, file::read);
        assertThat(stop).isNotNull();
        assertThat(stop.exit()).isEqualTo(Exit.NOT_SIGNED_IN);
        assertThat(stop.getMessage() + stop.hint()).doesNotContain(SECRET).contains("kcpat login");
        return stop;
    }

    @Test
    void whatIsKeptIsReadAgain() {
        assertThat(file.read()).isEmpty();

        file.write(signIn(SECRET));

        assertThat(file.read()).contains(signIn(SECRET));
        assertThat(file.delete()).isTrue();
        assertThat(file.read()).isEmpty();
        assertThat(file.delete()).isFalse();
    }

    @Test
    void theFileAndItsFolderAreTheOwnersAlone() throws IOException {
        file.write(signIn(SECRET));

        assertThat(permissions(file.path())).isEqualTo("rw-------");
        assertThat(permissions(folder)).isEqualTo("rwx------");
        String locked = file.alone(() -> "work");
        assertThat(locked).isEqualTo("work");
        assertThat(permissions(folder.resolve("sign-in.lock"))).isEqualTo("rw-------");
    }

    @Test
    void itIsReplacedAsAWholeAndNothingIsLeftBehind() throws IOException {
        put("{}", "rw-rw-rw-");

        file.write(signIn("first"));
        file.write(signIn("second"));

        assertThat(file.read()).contains(signIn("second"));
        assertThat(permissions(file.path())).isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file.path());
        }
    }

    /** What a link points to is somebody else's. */
    @Test
    void aLinkIsReplacedAndNotFollowed() throws IOException {
        Path target = Files.createFile(home.resolve("target"));
        Files.createDirectories(folder);
        Files.createSymbolicLink(file.path(), target);

        file.write(signIn(SECRET));

        assertThat(target).isEmptyFile();
        assertThat(Files.isSymbolicLink(file.path())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw-rw-rw-", "rwx------", "rw-----w-"})
    void whatOthersMayReadIsNotUsed(String permissions) throws IOException {
        file.write(signIn(SECRET));
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString(permissions));

        assertThat(refusal().getMessage()).contains("Others may read");
        assertThat(file.readToEnd()).as("to be ended").contains(signIn(SECRET));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "eyJ-not-to-be-quoted",
                "{\"accessToken\":\"eyJ-not-to-be-quoted\"",
                "{\"accessToken\":\"eyJ-not-to-be-quoted\"}",
                "{\"url\":null,\"realm\":\"r\",\"client\":\"c\",\"accessToken\":\"eyJ-not-to-be-quoted\","
                        + "\"refreshToken\":\"\"}",
                "{\"accessExpiresAt\":\"eyJ-not-to-be-quoted\"}",
                "\u0000\u0001"
            })
    void whatIsNoSignInIsToldWithoutQuotingIt(String content) throws IOException {
        put(content, "rw-------");

        assertThat(refusal().getMessage())
                .contains(file.path().toString())
                .contains("can't be read")
                .doesNotContain("Exception");
        assertThat(file.readToEnd()).isEmpty();
    }

    @Test
    void bytesThatAreNoTextAreToldToo() throws IOException {
        put("", "rw-------");
        Files.write(file.path(), new byte[] {(byte) 0xC3, (byte) 0x28});

        assertThat(refusal().getMessage()).contains("can't be read");
    }

    @Test
    void aFolderThatCantBeMadeIsTold() throws IOException {
        Files.createFile(home.resolve("config"));

        Stop stop = catchThrowableOfType(Stop.class, () -> file.write(signIn(SECRET)));

        assertThat(stop.exit()).isEqualTo(Exit.FAILED);
        assertThat(stop.hint().orElse("")).contains("XDG_CONFIG_HOME");
        assertThat(stop.getMessage()).doesNotContain(SECRET);
    }

    @Test
    void aSignInDoesNotPrintItsTokens() {
        assertThat(signIn(SECRET).toString())
                .contains("shop")
                .doesNotContain(SECRET)
                .doesNotContain("refresh");
    }
}
