package io.github.keycloakpat.cli.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.client.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationTest {
    private final List<String> toSdk = new CopyOnWriteArrayList<>();
    private final Conversation conversation = new Conversation(toSdk::add);

    private static JsonNode message(String json) {
        try {
            return Json.tree("{\"jsonrpc\":\"2.0\"," + json + "}");
        } catch (IOException e) {
            throw new AssertionError(json, e);
        }
    }

    private void passes(String json) {
        int before = toSdk.size();
        assertThat(conversation.received(message(json))).isEmpty();
        assertThat(toSdk).hasSize(before + 1);
    }

    private void isDropped(String json) {
        int before = toSdk.size();
        assertThat(conversation.received(message(json))).isEmpty();
        assertThat(toSdk).hasSize(before);
    }

    private void isRefused(String json, int code) {
        int before = toSdk.size();
        assertThat(conversation.received(message(json)).orElse("")).contains("\"code\":" + code);
        assertThat(toSdk).hasSize(before);
    }

    private void begin() {
        passes("\"id\":0,\"method\":\"initialize\",\"params\":{}");
        writes("\"id\":0,\"result\":{}");
        passes("\"method\":\"notifications/initialized\"");
    }

    private void call(int id) {
        passes("\"id\":" + id + ",\"method\":\"tools/call\",\"params\":{\"name\":\"pat_list\"}");
    }

    private void ask(String id) {
        writes("\"id\":\"" + id + "\",\"method\":\"elicitation/create\"");
    }

    private void writes(String json) {
        conversation.writing(message(json));
        conversation.written(message(json));
    }

    @Test
    void nothingComesBeforeItsTime() {
        passes("\"id\":1,\"method\":\"ping\"");
        isRefused("\"id\":2,\"method\":\"tools/list\"", -32600);
        isDropped("\"method\":\"notifications/initialized\"");
        begin();
        passes("\"id\":2,\"method\":\"tools/list\"");
        isRefused("\"id\":3,\"method\":\"initialize\",\"params\":{}", -32600);
    }

    @Test
    void whoseBeginningFailedMayBeginAgain() {
        passes("\"id\":0,\"method\":\"initialize\",\"params\":{}");
        writes("\"id\":0,\"error\":{}");
        begin();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"method\":\"notifications/roots/list_changed\"",
                "\"method\":\"notifications/progress\"",
                "\"method\":\"notifications/initialized\"",
                "\"method\":\"tools/list\"",
                "\"id\":77,\"result\":{\"action\":\"accept\"}",
                "\"id\":\"q\",\"result\":{\"action\":\"accept\"}",
                "\"result\":{}"
            })
    void whatBelongsToNothingIsDropped(String json) {
        begin();
        call(1);
        isDropped(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "{}", "[]", "null", "true", "\"\\ud800\"", "12345678901234567890123"})
    void anIdComesBackAsItWas(String id) {
        begin();
        isRefused("\"id\":" + id + ",\"method\":\"ping\"", -32600);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"params\":42",
                "\"params\":[]",
                "\"params\":{}",
                "\"params\":{\"name\":1}",
                "\"params\":{\"name\":\"pat_list\",\"arguments\":[]}"
            })
    void aCallNamesAToolAndItsArguments(String params) {
        begin();
        isRefused("\"id\":1,\"method\":\"tools/call\"," + params, -32602);
        isRefused("\"id\":1,\"method\":\"sampling/createMessage\"", -32601);
    }

    @Test
    void requestsAreTakenUpToANumberAndEachOnce() {
        begin();
        for (int id = 1; id <= 8; id++) {
            call(id);
            isRefused("\"id\":" + id + ",\"method\":\"ping\"", -32600);
        }
        isRefused("\"id\":9,\"method\":\"tools/call\",\"params\":{\"name\":\"pat_list\"}", -32600);
        for (int id = 100; id < 192; id++) {
            passes("\"id\":" + id + ",\"method\":\"ping\"");
        }
        isRefused("\"id\":10,\"method\":\"ping\"", -32600);
        writes("\"id\":3,\"result\":{}");
        call(9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"result\":{\"action\":0}",
                "\"result\":{\"action\":\"0\"}",
                "\"result\":{\"action\":\"ACCEPT\"}",
                "\"result\":{\"action\":true}",
                "\"result\":{}",
                "\"result\":\"accept\"",
                "\"error\":{\"code\":1,\"message\":\"accept\"}"
            })
    void onlyAClearYesIsOne(String answer) {
        begin();
        call(1);
        ask("q");
        passes("\"id\":\"q\"," + answer);
        assertThat(toSdk.get(toSdk.size() - 1)).contains("\"error\"").doesNotContainIgnoringCase("accept");
    }

    @Test
    void anAnswerCountsOnce() {
        begin();
        call(1);
        ask("q");
        passes("\"id\":\"q\",\"result\":{\"action\":\"accept\"}");
        assertThat(toSdk.get(toSdk.size() - 1)).contains("\"action\":\"accept\"");
        isDropped("\"id\":\"q\",\"result\":{\"action\":\"accept\"}");
    }

    /** An agent's program may be faster than we go on after writing. */
    @Test
    void anAnswerMayComeAtOnce() {
        begin();
        call(1);
        conversation.writing(message("\"id\":\"q\",\"method\":\"elicitation/create\""));
        passes("\"id\":\"q\",\"result\":{\"action\":\"accept\"}");
    }

    @Test
    void whoTakesARequestBackSaysNo() {
        begin();
        call(1);
        ask("q");
        conversation.received(message("\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}"));
        assertThat(toSdk.get(toSdk.size() - 1)).contains("\"q\"").contains("\"cancel\"");
        ask("r");
        assertThat(toSdk.get(toSdk.size() - 1)).contains("\"r\"").contains("\"cancel\"");
        isDropped("\"id\":\"r\",\"result\":{\"action\":\"accept\"}");
        writes("\"id\":1,\"result\":{}");
        call(2);
        ask("s");
        assertThat(toSdk.get(toSdk.size() - 1)).doesNotContain("\"s\"");
    }

    @Test
    void whoGoesSaysNoAndIsAnswered() throws Exception {
        begin();
        call(1);
        ask("q");
        conversation.end();
        assertThat(toSdk.get(toSdk.size() - 1)).contains("\"q\"").contains("\"cancel\"");
        ask("r");
        assertThat(toSdk.get(toSdk.size() - 1)).contains("\"r\"").contains("\"cancel\"");

        var answered = CompletableFuture.supplyAsync(() -> awaitAnswers(Duration.ofMinutes(1)));
        writes("\"id\":2,\"result\":{}");
        assertThat(answered).isNotDone();
        writes("\"id\":1,\"result\":{}");
        answered.get(10, TimeUnit.SECONDS);
    }

    @Test
    void nobodyIsWaitedForInVain() {
        begin();
        awaitAnswers(Duration.ofMinutes(1));
        call(1);
        awaitAnswers(Duration.ofMillis(10));
        conversation.lost();
        awaitAnswers(Duration.ofMinutes(1));
    }

    private boolean awaitAnswers(Duration patience) {
        try {
            conversation.awaitAnswers(patience);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
