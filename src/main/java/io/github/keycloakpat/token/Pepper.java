package io.github.keycloakpat.token;

/** A server-side key of HMAC-SHA-256, so that a stolen table alone tells nothing even about weak values. */
public final class Pepper {
    private static final int MIN_BYTES = 32;

    private final String id;
    private final byte[] key;

    /**
     * @param id stored with each hash that it made, 1 to 32 characters of {@code [A-Za-z0-9._-]}
     * @param key at least 32 bytes
     * @throws IllegalArgumentException if either is not as said; the message does not show the key
     */
    public Pepper(String id, byte[] key) {
        if (!id.matches("[A-Za-z0-9._-]{1,32}")) {
            throw new IllegalArgumentException("a pepper's id has 1 to 32 characters of A-Z a-z 0-9 . _ -");
        }
        if (key.length < MIN_BYTES) {
            throw new IllegalArgumentException("a pepper has at least " + MIN_BYTES + " bytes");
        }
        this.id = id;
        this.key = key.clone();
    }

    String id() {
        return id;
    }

    byte[] key() {
        return key.clone();
    }

    @Override
    public String toString() {
        return "Pepper[" + id + "]";
    }
}
