package io.github.keycloakpat.server.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All that stands in our tables, in Keycloak's events, and in attributes of realms, as texts. */
public final class KeptTexts {
    private static final String COLUMNS = "SELECT TABLE_NAME, COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS"
            + " WHERE UPPER(TABLE_NAME) LIKE 'PAT!_%' ESCAPE '!'"
            + " OR UPPER(TABLE_NAME) IN ('EVENT_ENTITY', 'ADMIN_EVENT_ENTITY', 'REALM_ATTRIBUTE')";

    private KeptTexts() {}

    public static List<String> of(Keycloak keycloak) {
        List<String> texts = new ArrayList<>();
        for (Map<String, Object> column : keycloak.sql(COLUMNS)) {
            String name = (String) column.get("column_name");
            keycloak.sql("SELECT CAST(\"" + name + "\" AS VARCHAR(8000)) AS CELL FROM " + column.get("table_name"))
                    .forEach(row -> texts.add(String.valueOf(row.get("cell"))));
        }
        return texts;
    }
}
