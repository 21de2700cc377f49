package io.github.keycloakpat.cli.mcp;

import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;

/**
 * A tool of an agent.
 *
 * @param kind what it does to tokens
 */
record Tool(String name, String title, String description, Kind kind, Schema schema, Handler handler) {
    /** What clients are told about a tool, so that they can ask or not (MCP, "ToolAnnotations"). */
    enum Kind {
        READS(true, false, true),
        ADDS(false, false, false),
        CHANGES(false, true, false),
        ENDS(false, true, true);

        private final boolean readOnly;
        private final boolean destructive;
        private final boolean idempotent;

        Kind(boolean readOnly, boolean destructive, boolean idempotent) {
            this.readOnly = readOnly;
            this.destructive = destructive;
            this.idempotent = idempotent;
        }
    }

    /** What it does; the answer is written as JSON. */
    @FunctionalInterface
    interface Handler {
        Object call(McpSyncServerExchange exchange, Arguments arguments);
    }

    McpSchema.Tool described() {
        return McpSchema.Tool.builder(name, schema.build())
                .title(title)
                .description(description)
                .annotations(ToolAnnotations.builder()
                        .title(title)
                        .readOnlyHint(kind.readOnly)
                        .destructiveHint(kind.destructive)
                        .idempotentHint(kind.idempotent)
                        .openWorldHint(false)
                        .build())
                .build();
    }
}
