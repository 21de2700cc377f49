package io.github.keycloakpat.consoles;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files of the pages in our jar: what {@code themes/pat-ui} is built to, and its texts. */
final class ConsoleFiles {
    /** What the consoles load by name. All else these import, by names that tell their contents. */
    static final String ACCOUNT_SCRIPT = "account.js";

    private static final List<String> ENTRIES = List.of(ACCOUNT_SCRIPT, "pat.css");
    private static final String SCRIPTS = "/META-INF/keycloak-pat/console/";
    private static final String MESSAGES = "/META-INF/keycloak-pat/console-messages/";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+\\.(js|css)");
    private static final int TAG_LENGTH = 8;

    private ConsoleFiles() {}

    /** A script or style sheet; empty if there is none of this name. */
    static Optional<InputStream> script(String name) {
        return NAME.matcher(name).matches() ? open(SCRIPTS + name) : Optional.empty();
    }

    /** Properties of a language, named as Java names resource bundles. */
    static Optional<InputStream> messages(String bundle) {
        return open(MESSAGES + bundle + ".properties");
    }

    /** A short name of this build of the pages: another one if anything of them changes, but for texts, which nobody caches. */
    static String tag() {
        MessageDigest digest = sha256();
        digest.update(AccountMenu.ENTRY.getBytes(StandardCharsets.UTF_8));
        ENTRIES.forEach(name -> digest.update(bytes(name)));
        return HexFormat.of().formatHex(digest.digest()).substring(0, TAG_LENGTH);
    }

    private static byte[] bytes(String name) {
        try (InputStream file =
                script(name).orElseThrow(() -> new IllegalStateException("not in this jar: " + SCRIPTS + name))) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<InputStream> open(String path) {
        return Optional.ofNullable(ConsoleFiles.class.getResourceAsStream(path));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
