package io.github.keycloakpat.cli.shell;

import java.util.Map;

/** Colours, where there is a terminal that shows them. They only repeat what words say. */
public record Paint(boolean on) {
    private static final String GREEN = "\u001B[32m";
    private static final String YELLOW = "\u001B[33m";
    private static final String RED = "\u001B[31m";
    private static final String PLAIN = "\u001B[0m";
    private static final Map<String, String> OF_STATUS = Map.of(
            "ACTIVE", GREEN,
            "DELIVERED", GREEN,
            "on", GREEN,
            "EXPIRED", YELLOW,
            "PENDING", YELLOW,
            "off", YELLOW,
            "REVOKED", RED,
            "DELETED", RED,
            "FAILED", RED);

    String status(String cell) {
        String colour = OF_STATUS.get(cell);
        return on && colour != null ? colour + cell + PLAIN : cell;
    }

    public String fault(String text) {
        return on ? RED + text + PLAIN : text;
    }
}
