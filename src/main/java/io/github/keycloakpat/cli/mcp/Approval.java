package io.github.keycloakpat.cli.mcp;

import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.token.PatFormat;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities.Elicitation;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import java.util.List;
import java.util.Map;

/** Asks the person before a change, by elicitation (MCP, "Elicitation"). What an agent says is no approval. */
final class Approval {
    private static final Map<String, Object> NOTHING_TO_FILL_IN =
            Map.of("type", "object", "properties", Map.of(), "required", List.of());

    private final boolean allowWrites;

    /** @param allowWrites whether clients that can't ask may go on; those that can always ask */
    Approval(boolean allowWrites) {
        this.allowWrites = allowWrites;
    }

    /** Told before anything else is done for a change: nobody shall be asked to no end. */
    void requirePossible(McpSyncServerExchange exchange) {
        if (!canAsk(exchange) && !allowWrites) {
            throw Stop.failed(
                    "This client can't ask the user (elicitation), so nothing can be changed by it.",
                    "The user can do it by kcpat, use a client that can ask, or start this server with --allow-writes.");
        }
    }

    /** @throws Stop unless the person says yes */
    void ask(McpSyncServerExchange exchange, Question question) {
        requirePossible(exchange);
        String asked = question.asked();
        if (canAsk(exchange) && answer(exchange, asked) != ElicitResult.Action.ACCEPT) {
            throw Stop.failed(
                    "The user did not approve. Nothing was changed.", "Do not try again unless the user asks for it.");
        }
    }

    private static ElicitResult.Action answer(McpSyncServerExchange exchange, String question) {
        try {
            return exchange.createElicitation(ElicitFormRequest.builder(PatFormat.redact(question), NOTHING_TO_FILL_IN)
                            .build())
                    .action();
        } catch (RuntimeException e) { // also where nobody answers in time: the SDK has no exception of its own for it
            throw Stop.failed(
                    "The user could not be asked, or did not answer in time ("
                            + e.getClass().getSimpleName() + "). Nothing was changed.",
                    "Tell the user, who can do it by kcpat.");
        }
    }

    private static boolean canAsk(McpSyncServerExchange exchange) {
        ClientCapabilities capabilities = exchange.getClientCapabilities();
        Elicitation elicitation = capabilities == null ? null : capabilities.elicitation();
        return elicitation != null && (elicitation.form() != null || elicitation.url() == null);
    }
}
