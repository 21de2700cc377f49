package io.github.keycloakpat.cli.mcp;

import io.github.keycloakpat.cli.shell.Shown;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.client.Json;
import io.github.keycloakpat.client.Refused;
import io.github.keycloakpat.client.Unreachable;
import io.github.keycloakpat.client.Unusable;
import io.github.keycloakpat.token.PatFormat;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All tools, and how each call ends: with JSON, or with what is wrong and what to do. Nothing leaves it with a value in it. */
final class Toolbox {
    /** Of what an agent could read at all. */
    private static final int LONGEST = 1_000_000;

    private final List<Tool> tools;

    Toolbox(ReadingTools reading, WritingTools writing) {
        this.tools =
                Stream.concat(reading.all().stream(), writing.all().stream()).toList();
    }

    List<SyncToolSpecification> all() {
        return tools.stream()
                .map(tool -> SyncToolSpecification.builder()
                        .tool(tool.described())
                        .callHandler((exchange, request) -> call(tool, exchange, new Arguments(request.arguments())))
                        .build())
                .toList();
    }

    private static CallToolResult call(Tool tool, McpSyncServerExchange exchange, Arguments arguments) {
        try {
            return text(Json.write(tool.handler().call(exchange, arguments)), false);
        } catch (Stop e) {
            return failed(e.quoted()
                    .map(words -> Told.failure(e.told(), e.hint(), words))
                    .orElseGet(() -> Told.failure(e.told(), e.hint())));
        } catch (Refused e) {
            return failed(Told.refusal(e, AgentHints.of(e)));
        } catch (Unreachable e) {
            return failed(Told.failure(
                    "There was no answer that could be used.", Optional.of(afterNoAnswer(tool, e)), e.getMessage()));
        } catch (Unusable e) {
            return failed(Told.failure(e.getMessage(), Optional.of("Look at the arguments. Nothing was done.")));
        } catch (RuntimeException e) { // an agent's program would be told nothing at all
            return failed(Told.failure(
                    "This did not work: " + e.getClass().getSimpleName() + ".", Optional.of("Tell the user.")));
        }
    }

    private static String afterNoAnswer(Tool tool, Unreachable e) {
        return tool.kind() != Tool.Kind.READS && e.sent()
                ? "Tell the user. It may have been done all the same: look by pat_list."
                : "Tell the user. Nothing was changed.";
    }

    private static CallToolResult failed(Map<String, Object> told) {
        return text(Json.write(told), true);
    }

    private static CallToolResult text(String text, boolean error) {
        String shown = PatFormat.redact(Shown.json(text));
        if (shown.length() > LONGEST) {
            return failed(Told.failure(
                    "The answer is too long to be told.", Optional.of("Ask for less: by 'max', 'first' or 'search'.")));
        }
        return CallToolResult.builder().addTextContent(shown).isError(error).build();
    }
}
