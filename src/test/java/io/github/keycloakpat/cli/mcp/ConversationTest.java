package io.github.keycloakpat.cli.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.client.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConversationTest {
    private final Conversation conversation = new Conversation(Duration.ofMinutes(1));

    private static JsonNode message(String json) {
        try {
            return Json.tree(json);
        } catch (IOException e) {
            throw new AssertionError(json, e);
        }
    }

    @Test
    void nothingIsWaitedForWhereNothingWasAsked() throws InterruptedException {
        conversation.received(message("{\"method\":\"notifications/initialized\"}"));
        assertThat(conversation.unanswerable()).isEmpty();
    }

    @Test
    void anAnswerIsWaitedFor() throws Exception {
        conversation.received(message("{\"id\":\"a\",\"method\":\"tools/call\"}"));
        var end = CompletableFuture.supplyAsync(this::unanswerable);
        conversation.written(message("{\"id\":\"b\",\"result\":{}}"));
        assertThat(end).isNotDone();
        conversation.written(message("{\"id\":\"a\",\"error\":{}}"));
        assertThat(end.get(10, TimeUnit.SECONDS)).isEqualTo("");
    }

    @Test
    void aQuestionIsToldUntilItIsAnswered() {
        conversation.received(message("{\"id\":1,\"method\":\"tools/call\"}"));
        conversation.written(message("{\"id\":\"q\",\"method\":\"elicitation/create\"}"));
        assertThat(unanswerable()).isEqualTo("\"q\"");
        conversation.received(message("{\"id\":\"q\",\"result\":{}}"));
        conversation.written(message("{\"id\":1,\"result\":{}}"));
        assertThat(unanswerable()).isEmpty();
    }

    @Test
    void whereNobodyReadsNothingIsWaitedFor() {
        conversation.received(message("{\"id\":1,\"method\":\"tools/call\"}"));
        conversation.lost();
        assertThat(unanswerable()).isEmpty();
    }

    @Test
    void patienceEnds() throws InterruptedException {
        var impatient = new Conversation(Duration.ofMillis(10));
        impatient.received(message("{\"id\":1,\"method\":\"tools/call\"}"));
        assertThat(impatient.unanswerable()).isEmpty();
    }

    private String unanswerable() {
        try {
            return conversation.unanswerable().map(JsonNode::toString).orElse("");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
