package io.github.keycloakpat.server.openapi.document;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which documented answers were seen in this JVM. */
public final class Coverage {
    private static final Coverage OURS = new Coverage(ApiDocument.ours());

    private final ApiDocument document;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    Coverage(ApiDocument document) {
        this.document = document;
    }

    public static Coverage ours() {
        return OURS;
    }

    void note(Operation operation, int status) {
        seen.add(line(operation, status));
    }

    /** Those that were never seen, below this address: {@code /realms/{realm}/… GET 200}. */
    public List<String> unseen(String root) {
        return document.operations().stream()
                .filter(operation -> operation.path().startsWith(root))
                .flatMap(operation -> operation.statusesByPresets().stream().map(status -> line(operation, status)))
                .filter(line -> !seen.contains(line))
                .toList();
    }

    private static String line(Operation operation, int status) {
        return operation + " " + status;
    }
}
