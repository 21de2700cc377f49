package io.github.keycloakpat.cli.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What is under way between an agent and us (JSON-RPC 2.0): its requests that have no answer yet, and our questions that
 * have none. An agent that closes its input still gets its answers, and a token that is being made still gets to its file.
 */
final class Conversation {
    private static final String ID = "id";
    private static final String METHOD = "method";

    private final long patience;
    private final Set<JsonNode> requests = new HashSet<>();
    private final Set<JsonNode> questions = new LinkedHashSet<>();
    private boolean lost;

    /** @param patience how long answers are waited for, once the input has ended */
    Conversation(Duration patience) {
        this.patience = patience.toNanos();
    }

    synchronized void received(JsonNode message) {
        note(message, requests, questions);
    }

    synchronized void written(JsonNode message) {
        note(message, questions, requests);
        notifyAll();
    }

    /** Nobody reads our answers any more. */
    synchronized void lost() {
        lost = true;
        notifyAll();
    }

    /** @param asked where a request of this side waits for its answer; answers of this side are to the other's */
    private static void note(JsonNode message, Set<JsonNode> asked, Set<JsonNode> answered) {
        if (!message.hasNonNull(ID)) {
            return;
        }
        if (message.has(METHOD)) {
            asked.add(message.get(ID));
        } else {
            answered.remove(message.get(ID));
        }
    }

    /**
     * Waits, after the end of the input, until all is answered.
     *
     * @return the id of a question of ours that nobody can answer any more; empty once all is answered, or patience ends
     */
    synchronized Optional<JsonNode> unanswerable() throws InterruptedException {
        long end = System.nanoTime() + patience;
        while (questions.isEmpty() && !isOver()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return Optional.empty();
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return isOver() ? Optional.empty() : questions.stream().findFirst();
    }

    private boolean isOver() {
        return lost || requests.isEmpty();
    }
}
