package io.github.keycloakpat.server.scale;

import static java.util.stream.Collectors.joining;

import io.github.keycloakpat.server.harness.Await;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.TestRealm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The tokens of {@code bench/tokens.sql}, in two realms whose rows lie mixed. */
final class ManyTokens {
    static final int USERS = 2_000;
    static final int TOKENS = 100_000;
    private static final Duration VACUUMED = Duration.ofMinutes(1);
    private static final List<String> TABLES = List.of("PAT_TOKEN", "PAT_RIGHT", "PAT_USAGE");

    private final Keycloak keycloak;
    private final List<String> realms;

    ManyTokens(Keycloak keycloak, TestRealm... realms) {
        this.keycloak = keycloak;
        this.realms = Stream.of(realms).map(realm -> realm.get().getId()).toList();
    }

    void insert() throws IOException {
        String ids = realms.stream().map(id -> "'" + id + "'").collect(joining(", "));
        keycloak.sqlScript(Files.readString(Path.of("bench/tokens.sql"))
                .replace("{realms}", ids)
                .replace("{users}", "" + USERS)
                .replace("{tokens}", "" + TOKENS)
                .replace("{now}", "" + keycloak.now().toEpochMilli()));
        for (String table : TABLES) {
            Await.until(VACUUMED, table + " is vacuumed", () -> isVacuumed(table));
        }
    }

    /** Not all at once if some transaction of the server has begun before: then indexes alone would not do. */
    private boolean isVacuumed(String table) {
        keycloak.sqlScript("VACUUM ANALYZE " + table);
        return !keycloak.sql(
                        "SELECT relname FROM pg_class WHERE relname = ? AND relallvisible >= 0.99 * relpages",
                        table.toLowerCase(Locale.ROOT))
                .isEmpty();
    }

    /** The jobs would do it too, in many small steps. */
    void delete() {
        for (String table : TABLES) {
            realms.forEach(id -> keycloak.sqlUpdate("DELETE FROM " + table + " WHERE REALM_ID = ?", id));
            keycloak.sqlScript("VACUUM ANALYZE " + table);
        }
    }
}
