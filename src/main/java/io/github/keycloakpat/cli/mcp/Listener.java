package io.github.keycloakpat.cli.mcp;

import io.github.keycloakpat.cli.mcp.Lines.Line;
import io.github.keycloakpat.client.Json;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Hears an agent, and passes on what belongs into the conversation. On a thread of its own, as the end has to be noticed also
 * where the SDK has stopped reading: it does at the first line that it does not understand, and tells nobody.
 */
final class Listener {
    /** A call to Keycloak ends before. */
    private static final Duration TO_FINISH = Duration.ofMinutes(6);

    private final Lines lines;
    private final Conversation conversation;
    private final Incoming sdk;
    private final Outgoing out;
    private final CountDownLatch ended = new CountDownLatch(1);

    Listener(InputStream in, Conversation conversation, Incoming sdk, Outgoing out) {
        this.lines = new Lines(in);
        this.conversation = conversation;
        this.sdk = sdk;
        this.out = out;
    }

    void start() {
        var thread = new Thread(this::listen, "kcpat hears the agent");
        thread.setDaemon(true);
        thread.start();
    }

    /** Until the agent has ended, and has got its answers. */
    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    private void listen() {
        try {
            for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                Optional<String> fault = heard(line.get());
                if (fault.isPresent()) {
                    out.send(fault.get());
                }
            }
        } catch (IOException e) { // nothing more is heard, or said: the same as the end
            System.err.println("kcpat mcp: the agent can't be heard or told any more.");
        }
        finish();
    }

    private void finish() {
        try {
            conversation.end();
            conversation.awaitAnswers(TO_FINISH);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sdk.end();
            ended.countDown();
        }
    }

    private Optional<String> heard(Line line) {
        if (!line.whole()) {
            return Optional.of(
                    Message.error(ErrorCodes.INVALID_REQUEST, "This line is longer than " + Lines.LONGEST + " bytes."));
        }
        if (line.text().isBlank()) {
            return Optional.empty();
        }
        try {
            return conversation.received(Json.tree(line.text()));
        } catch (IOException e) {
            return Optional.of(
                    Message.error(ErrorCodes.PARSE_ERROR, "This line is no JSON. Send a JSON-RPC 2.0 message a line."));
        }
    }
}
