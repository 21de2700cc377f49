package io.github.keycloakpat.server.exchange;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Values as somebody without the server could make them, by the contract's section on the value. */
public final class Values {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int CHECKSUM = 6;

    private Values() {}

    /** The text with its last six characters replaced by the checksum of all before. */
    public static String checksummed(String value) {
        String body = value.substring(0, value.length() - CHECKSUM);
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        StringBuilder digits = new StringBuilder();
        long rest = crc.getValue();
        for (int i = 0; i < CHECKSUM; i++) {
            digits.insert(0, ALPHABET.charAt((int) (rest % ALPHABET.length())));
            rest /= ALPHABET.length();
        }
        return body + digits;
    }

    /** The text with another character at this place; from the end if negative. */
    public static String changed(String value, int at) {
        int index = at < 0 ? value.length() + at : at;
        char other = value.charAt(index) == 'x' ? 'y' : 'x';
        return value.substring(0, index) + other + value.substring(index + 1);
    }

    /** The text with upper and lower case of one letter behind the prefix turned. */
    public static String caseFlipped(String value) {
        for (int i = value.indexOf('_') + 1; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isLetter(c)) {
                char turned = Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c);
                return value.substring(0, i) + turned + value.substring(i + 1);
            }
        }
        throw new AssertionError("a value without a letter");
    }
}
