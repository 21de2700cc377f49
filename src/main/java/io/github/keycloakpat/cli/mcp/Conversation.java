package io.github.keycloakpat.cli.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is under way between an agent and us (JSON-RPC 2.0; MCP, "Lifecycle"): how far it is, which requests have no answer
 * yet, and which of our questions. Only what belongs there gets to the SDK; an answer counts only where there is a question.
 */
final class Conversation {
    /** Fewer calls of tools than the SDK has threads, as an answer and a look are always possible. */
    private static final int MOST_CALLS = 8;

    private static final int MOST_REQUESTS = 100;

    private static final Set<String> ACTIONS = Set.of("accept", "decline", "cancel");

    private enum Phase {
        NEW,
        INITIALIZING,
        READY
    }

    private final Consumer<String> sdk;
    private final Set<JsonNode> requests = new HashSet<>();
    private final Set<JsonNode> calls = new HashSet<>();
    private final Set<JsonNode> cancelled = new HashSet<>();
    private final Set<JsonNode> questions = new HashSet<>();
    private Phase phase = Phase.NEW;
    private @Nullable JsonNode beginning;
    private boolean over;
    private boolean lost;

    /** @param sdk takes messages for the SDK, and does not wait */
    Conversation(Consumer<String> sdk) {
        this.sdk = sdk;
    }

    /**
     * A message of the agent.
     *
     * @return what is wrong with it, as a message to the agent
     */
    synchronized Optional<String> received(JsonNode message) {
        if (!Message.isOne(message)) {
            return Optional.of(Message.error(ErrorCodes.INVALID_REQUEST, "This line is no JSON-RPC 2.0 message."));
        }
        if (!message.path(Message.METHOD).isTextual()) {
            answered(message);
            return Optional.empty();
        }
        if (message.has(Message.ID)) {
            return requested(Request.of(message), message);
        }
        notified(message);
        return Optional.empty();
    }

    private Optional<String> requested(Request request, JsonNode message) {
        JsonNode id = request.id();
        if (!Request.isId(id) || requests.contains(id)) {
            return Optional.of(Message.error(
                    ErrorCodes.INVALID_REQUEST, "The id is a whole number or a short text, of no other request."));
        }
        Optional<String> fault = request.fault().or(() -> untimely(request));
        if (fault.isEmpty()) {
            requests.add(id);
            if (request.isCall()) {
                calls.add(id);
            }
            if (request.isFirst()) {
                phase = Phase.INITIALIZING;
                beginning = id;
            }
            sdk.accept(message.toString());
        }
        return fault;
    }

    private Optional<String> untimely(Request request) {
        if (request.isFirst() && phase != Phase.NEW) {
            return Optional.of(Message.error(request.id(), ErrorCodes.INVALID_REQUEST, "This is initialized already."));
        }
        if (!request.mayComeBeforeAll() && phase != Phase.READY) {
            return Optional.of(Message.error(
                    request.id(),
                    ErrorCodes.INVALID_REQUEST,
                    "Send 'initialize' first, and then 'notifications/initialized'."));
        }
        if (requests.size() >= MOST_REQUESTS || (request.isCall() && calls.size() >= MOST_CALLS)) {
            return Optional.of(Message.error(
                    request.id(),
                    ErrorCodes.INVALID_REQUEST,
                    "At most " + MOST_CALLS + " calls of tools at once: wait for answers."));
        }
        return Optional.empty();
    }

    /** The SDK acts on some notifications that have no use here, and ends where it does not like what comes of it. */
    private void notified(JsonNode message) {
        String method = message.path(Message.METHOD).textValue();
        if (McpSchema.METHOD_NOTIFICATION_INITIALIZED.equals(method) && phase == Phase.INITIALIZING) {
            phase = Phase.READY;
            sdk.accept(message.toString());
        }
        JsonNode id = message.path(Message.PARAMS).path("requestId");
        if ("notifications/cancelled".equals(method) && requests.contains(id)) {
            cancelled.add(id);
            refuseAll();
        }
    }

    /** In words of ours: whatever is no clear answer is none. */
    private void answered(JsonNode message) {
        JsonNode id = message.path(Message.ID);
        if (questions.remove(id)) {
            String action = message.path(Message.RESULT).path("action").textValue();
            sdk.accept(
                    action != null && ACTIONS.contains(action)
                            ? Message.action(id, action)
                            : Message.error(id, ErrorCodes.INTERNAL_ERROR, "The client did not ask."));
        }
    }

    /** A message of the SDK, which the agent is about to get. */
    synchronized void writing(JsonNode message) {
        if (message.has(Message.METHOD)) {
            asked(message.path(Message.ID));
        } else {
            calls.remove(message.path(Message.ID));
        }
    }

    /** A message of the SDK, which the agent has got. */
    synchronized void written(JsonNode message) {
        if (message.has(Message.METHOD)) {
            return;
        }
        JsonNode id = message.path(Message.ID);
        if (id.equals(beginning) && message.has(Message.ERROR)) {
            phase = Phase.NEW;
        }
        requests.remove(id);
        cancelled.remove(id);
        notifyAll();
    }

    private void asked(JsonNode id) {
        if (Request.isId(id)) {
            questions.add(id);
            if (over || !cancelled.isEmpty()) {
                refuseAll();
            }
        }
    }

    /** Whoever takes back a request, or goes, says yes to nothing that is asked. */
    private void refuseAll() {
        List.copyOf(questions).forEach(id -> sdk.accept(Message.action(id, "cancel")));
        questions.clear();
    }

    /** The agent says nothing more. */
    synchronized void end() {
        over = true;
        refuseAll();
    }

    /** The agent hears nothing more. */
    synchronized void lost() {
        lost = true;
        notifyAll();
    }

    /** Waits until all is answered: an agent that goes still gets its answers, and a value that is being made gets to its file. */
    synchronized void awaitAnswers(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (long left = patience.toNanos(); !requests.isEmpty() && !lost && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
