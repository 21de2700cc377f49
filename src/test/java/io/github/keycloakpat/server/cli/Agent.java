package io.github.keycloakpat.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** An agent with a person at it: the official SDK's own client, on {@code kcpat mcp}. Every byte that this writes is kept. */
final class Agent implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final McpSyncClient client;
    private final List<String> questions;
    private final Path out;
    private final Path err;

    private Agent(McpSyncClient client, List<String> questions, Path out, Path err) {
        this.client = client;
        this.questions = questions;
        this.out = out;
        this.err = err;
    }

    /** What somebody does with a question. */
    interface Person {
        ElicitResult.Action answer(String question) throws IOException;
    }

    /** Somebody who answers every question so. */
    static Agent answering(Kcpat shell, ElicitResult.Action answer, String... words) {
        return answering(shell, question -> answer, words);
    }

    static Agent answering(Kcpat shell, Person person, String... words) {
        List<String> questions = new CopyOnWriteArrayList<>();
        return start(
                shell,
                questions,
                words,
                client -> client.capabilities(
                                ClientCapabilities.builder().elicitation().build())
                        .elicitation(question -> answer(questions, question, person)));
    }

    private static ElicitResult answer(List<String> questions, ElicitFormRequest question, Person person) {
        questions.add(question.message());
        try {
            return ElicitResult.builder(person.answer(question.message())).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A client that can't ask. */
    static Agent alone(Kcpat shell, String... words) {
        return start(shell, new CopyOnWriteArrayList<>(), words, client -> client);
    }

    private interface Setup {
        McpClient.SyncSpec of(McpClient.SyncSpec client);
    }

    private static Agent start(Kcpat shell, List<String> questions, String[] words, Setup setup) {
        try {
            Path out = Files.createTempFile(shell.home(), "mcp-out", ".txt");
            Path err = Files.createTempFile(shell.home(), "mcp-err", ".txt");
            String[] command = new String[words.length + 1];
            command[0] = "mcp";
            System.arraycopy(words, 0, command, 1, words.length);
            String line = Kcpat.command(List.of(), command).stream()
                    .map(word -> "'" + word + "'")
                    .collect(Collectors.joining(" "));
            ServerParameters parameters = ServerParameters.builder("/bin/sh")
                    .args("-c", line + " 2>'" + err + "' | tee '" + out + "'")
                    .env(shell.environment())
                    .build();
            var transport = new StdioClientTransport(
                    parameters, new JacksonMcpJsonMapper(JsonMapper.builder().build()));
            McpSyncClient client = setup.of(
                            McpClient.sync(transport).requestTimeout(LIMIT).initializationTimeout(LIMIT))
                    .build();
            client.initialize();
            return new Agent(client, questions, out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Tool> tools() {
        return client.listTools().tools();
    }

    String instructions() {
        return client.getServerInstructions();
    }

    /** What the person was asked so far. */
    List<String> questions() {
        return List.copyOf(questions);
    }

    /** The answer of a tool; fails if it is an error. */
    JsonNode call(String tool, Map<String, Object> arguments) {
        CallToolResult result = ask(tool, arguments);
        assertThat(result.isError())
                .as("%s %s: %s", tool, arguments, text(result))
                .isNotEqualTo(true);
        try {
            return JSON.readTree(text(result));
        } catch (JsonProcessingException e) {
            throw new AssertionError(text(result), e);
        }
    }

    /** What a tool says is wrong; fails if nothing is. */
    String refused(String tool, Map<String, Object> arguments) {
        CallToolResult result = ask(tool, arguments);
        assertThat(result.isError())
                .as("%s %s: %s", tool, arguments, text(result))
                .isEqualTo(true);
        return text(result);
    }

    /** What the server says of a tool that it does not have. */
    String unknown(String tool) {
        McpError error = catchThrowableOfType(McpError.class, () -> ask(tool, Map.of()));
        assertThat(error).as("%s was answered", tool).isNotNull();
        return String.valueOf(error.getMessage()) + error.getJsonRpcError();
    }

    private CallToolResult ask(String tool, Map<String, Object> arguments) {
        return client.callTool(
                CallToolRequest.builder(tool).arguments(arguments).build());
    }

    private static String text(CallToolResult result) {
        return result.content().stream()
                .map(content -> ((TextContent) content).text())
                .collect(Collectors.joining("\n"));
    }

    /** All that the server wrote, to the agent and beside it. */
    String written() {
        try {
            return Files.readString(out) + Files.readString(err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it wrote to the agent, a message a line. */
    List<String> messages() {
        try {
            return Files.readAllLines(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.closeGracefully();
    }
}
