package io.github.keycloakpat.server.use;

import io.github.keycloakpat.server.harness.NodeScripts;
import io.github.keycloakpat.server.harness.TestRealm;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;

/** docs/use/node.md */
class NodeIT extends ProgramPage {
    NodeIT(TestRealm realm) {
        super(realm, "node", "orders.mjs", "node");
    }

    @BeforeEach
    void install() throws IOException {
        Files.createSymbolicLink(
                reader.home().resolve("node_modules"), NodeScripts.install().modules());
    }
}
