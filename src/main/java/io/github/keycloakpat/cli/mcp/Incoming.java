package io.github.keycloakpat.cli.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.client.Json;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * An agent's messages, a line each (MCP, "stdio"). The transport ends at the first line that it does not understand, and
 * tells nobody: such a line is answered here, and goes no further. Ends when the agent's output has ended and all that it
 * asked is answered.
 */
final class Incoming extends InputStream {
    private static final int LONGEST = 1 << 20;
    private static final byte[] OVER = new byte[0];

    private final InputStream lines;
    private final McpJsonMapper mapper;
    private final Conversation conversation;
    private final Outgoing out;
    private final CountDownLatch ended = new CountDownLatch(1);
    private byte[] line = OVER;
    private int at;
    private boolean closed;

    Incoming(InputStream in, McpJsonMapper mapper, Conversation conversation, Outgoing out) {
        this.lines = new BufferedInputStream(in);
        this.mapper = mapper;
        this.conversation = conversation;
        this.out = out;
    }

    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (at == line.length && !closed) {
            line = next().map(text -> (text + "\n").getBytes(StandardCharsets.UTF_8))
                    .orElse(OVER);
            at = 0;
        }
        if (at == line.length) {
            close();
            return -1;
        }
        int count = Math.min(length, line.length - at);
        System.arraycopy(line, at, bytes, offset, count);
        at += count;
        return count;
    }

    /** The next message; after the end of the input, a "no" to each question that is still asked. */
    private Optional<String> next() throws IOException {
        Optional<String> text = line();
        while (text.isPresent() && !isMessage(text.get())) {
            text = line();
        }
        if (text.isPresent()) {
            return text;
        }
        try {
            return conversation.unanswerable().map(this::nobodyAnswers);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private String nobodyAnswers(JsonNode question) {
        String answer = "{\"jsonrpc\":\"2.0\",\"id\":" + question + ",\"result\":{\"action\":\"cancel\"}}";
        isMessage(answer);
        return answer;
    }

    /** Whether the transport will understand it; whoever sent another line is told. */
    private boolean isMessage(String text) {
        if (text.isBlank()) {
            return false;
        }
        try {
            JsonNode message = Json.tree(text);
            if (message.isObject()) {
                McpSchema.deserializeJsonRpcMessage(mapper, text);
                conversation.received(message);
                return true;
            }
            out.error(ErrorCodes.INVALID_REQUEST, "This line is no JSON object.");
        } catch (IOException e) {
            out.error(ErrorCodes.PARSE_ERROR, "This line is no JSON. Send a JSON-RPC 2.0 message a line.");
        } catch (IllegalArgumentException e) {
            out.error(ErrorCodes.INVALID_REQUEST, "This line is no JSON-RPC 2.0 message.");
        }
        return false;
    }

    /** Empty at the end. A line that has no end is passed over, and answered. */
    private Optional<String> line() throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        int next = lines.read();
        if (next < 0) {
            return Optional.empty();
        }
        while (next >= 0 && next != '\n') {
            if (read.size() <= LONGEST) {
                read.write(next);
            }
            next = lines.read();
        }
        if (read.size() > LONGEST) {
            out.error(ErrorCodes.INVALID_REQUEST, "This line is longer than " + LONGEST + " bytes.");
            return Optional.of("");
        }
        return Optional.of(read.toString(StandardCharsets.UTF_8).replace('\r', ' ')); // a line's end to the transport
    }

    @Override
    public void close() throws IOException {
        closed = true;
        ended.countDown();
        lines.close();
    }
}
