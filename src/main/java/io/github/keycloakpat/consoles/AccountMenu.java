package io.github.keycloakpat.consoles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.keycloak.util.JsonSerialization;

/**
 * The account console's {@code content.json} with our entry in it. The console makes a link out of its {@code path}, a route
 * out of its child, and looks the module up by the end of the path.
 */
final class AccountMenu {
    static final String FILE = "content.json";

    private static final String PATH = "account-security/personal-access-tokens";
    static final String ENTRY = """
            {"label": "pat.title", "path": "%s", "modulePath": "/%s%s",
             "children": [{"id": "content/:componentId", "label": "pat.title", "path": "account-security/:componentId"}]}""".formatted(PATH, ConsoleResources.FOLDER, ConsoleFiles.ACCOUNT_SCRIPT);

    private static final String CHILDREN = "children";
    private static final String SECURITY = "accountSecurity";

    private AccountMenu() {}

    /**
     * Adds our entry, once.
     *
     * @throws IOException if it is no JSON
     * @throws IllegalArgumentException if it is no menu
     */
    static byte[] withEntry(byte[] content) throws IOException {
        JsonNode menu = JsonSerialization.mapper.readTree(content);
        if (!(menu instanceof ArrayNode items)) {
            throw new IllegalArgumentException("not a list of menu items");
        }
        if (menu.findValuesAsText("path").contains(PATH)) {
            return content;
        }
        add(items);
        return JsonSerialization.writeValueAsBytes(items);
    }

    /** The console looks for a module no further than in the first group, and ours counts as one. */
    private static void add(ArrayNode items) throws IOException {
        int group = firstGroup(items);
        if (group < items.size()
                && SECURITY.equals(items.get(group).path("label").asText())) {
            add((ArrayNode) items.get(group).get(CHILDREN));
        } else {
            items.insert(group, JsonSerialization.readValue(ENTRY, ObjectNode.class));
        }
    }

    private static int firstGroup(ArrayNode items) {
        int index = 0;
        while (index < items.size() && !items.get(index).path(CHILDREN).isArray()) {
            index++;
        }
        return index;
    }
}
