package io.github.keycloakpat.cli.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.client.Json;
import io.github.keycloakpat.token.PatFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Our messages, a line each. Whatever looks like a token's value is blotted out of all of them, also of those that the SDK writes. */
final class Outgoing extends OutputStream {
    private final OutputStream out;
    private final Conversation conversation;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    Outgoing(OutputStream out, Conversation conversation) {
        this.out = out;
        this.conversation = conversation;
    }

    @Override
    public synchronized void write(int one) throws IOException {
        if (one != '\n') {
            line.write(one);
            return;
        }
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (!text.isBlank()) {
            send(text);
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }

    /** A message as a whole. */
    synchronized void send(String text) throws IOException {
        try {
            JsonNode message = Json.tree(text);
            conversation.writing(message); // its answer may come before the next line
            out.write((PatFormat.redact(text) + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            conversation.written(message);
        } catch (IOException e) {
            conversation.lost();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
