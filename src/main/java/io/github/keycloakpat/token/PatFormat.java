package io.github.keycloakpat.token;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The text form of a token: {@code prefix_} + 43 random characters + 6 characters of checksum.
 *
 * <p>The random part is drawn uniformly from 62 characters (256 bits). The checksum is the CRC-32 of all before it in
 * base 62, most significant digit first, so that garbage is told from a token without asking a database, and secret
 * scanners find few false friends.
 */
public final class PatFormat {
    static final char SEPARATOR = '_';

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_LENGTH = 43;
    private static final int CHECKSUM_LENGTH = 6;
    private static final Pattern PREFIX = Pattern.compile("[a-z0-9]{2,12}");
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9]{2,12}_[0-9A-Za-z]{49}");

    private static final Pattern SECRET_PART = Pattern.compile("_[0-9A-Za-z]{49}");

    private PatFormat() {}

    /** Whether tokens of a realm may start with this: 2 to 12 lower-case letters and digits. */
    public static boolean isPrefix(String text) {
        return PREFIX.matcher(text).matches();
    }

    /**
     * A new value.
     *
     * @param random a cryptographically strong source
     * @throws IllegalArgumentException if {@code prefix} is not {@link #isPrefix one}
     */
    public static PatSecret mint(String prefix, RandomGenerator random) {
        if (!isPrefix(prefix)) {
            throw new IllegalArgumentException("not a token prefix");
        }
        var text = new StringBuilder(prefix).append(SEPARATOR);
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new PatSecret(text.append(checksum(text.toString())).toString());
    }

    /** What somebody presented, if it has the form of a token of any realm's prefix and its checksum fits. */
    public static Optional<PatSecret> parse(@Nullable String presented) {
        if (presented == null || !SHAPE.matcher(presented).matches()) {
            return Optional.empty();
        }
        int checksumAt = presented.length() - CHECKSUM_LENGTH;
        boolean fits = checksum(presented.substring(0, checksumAt)).equals(presented.substring(checksumAt));
        return fits ? Optional.of(new PatSecret(presented)) : Optional.empty();
    }

    /** Whether a token's value stands anywhere in a text that people wrote. */
    public static boolean isIn(String text) {
        var shapes = SHAPE.matcher(text);
        for (int from = 0; shapes.find(from); from = shapes.start() + 1) {
            if (parse(shapes.group()).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** The text with every value in it blotted out. */
    public static String redact(String text) {
        return isIn(text) ? SECRET_PART.matcher(text).replaceAll("_[redacted]") : text;
    }

    private static String checksum(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        char[] digits = new char[CHECKSUM_LENGTH];
        long rest = crc.getValue();
        for (int i = CHECKSUM_LENGTH - 1; i >= 0; i--) {
            digits[i] = ALPHABET.charAt((int) (rest % ALPHABET.length()));
            rest /= ALPHABET.length();
        }
        return new String(digits);
    }
}
