package io.github.keycloakpat.cli.credential;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.client.Json;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What kubectl asks of a helper and is answered: {@code ExecCredential} of {@code client.authentication.k8s.io}. */
public final class KubernetesProtocol {
    /** In which kubectl says which cluster it is about, if it is told to ({@code provideClusterInfo}). */
    public static final String QUESTION = "KUBERNETES_EXEC_INFO";

    private static final Set<String> VERSIONS =
            Set.of("client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1");

    private final String version;
    private final String server;

    private KubernetesProtocol(String version, String server) {
        this.version = version;
        this.server = server;
    }

    /** @throws Stop if kubectl does not say which cluster it is about */
    public static KubernetesProtocol read(Optional<String> question) {
        JsonNode asked = parse(question.orElseThrow(KubernetesProtocol::notAsked));
        String server = asked.path("spec").path("cluster").path("server").asText("");
        String version = asked.path("apiVersion").asText("");
        if (server.isEmpty() || !VERSIONS.contains(version)) {
            throw notAsked();
        }
        return new KubernetesProtocol(version, server);
    }

    private static JsonNode parse(String question) {
        try {
            return Json.tree(question);
        } catch (IOException e) {
            throw notAsked();
        }
    }

    private static Stop notAsked() {
        return Stop.wrongUsage(
                "kubectl does not say which cluster it asks for.",
                "In the kubeconfig's 'exec' set apiVersion: client.authentication.k8s.io/v1 and provideClusterInfo: true.");
    }

    /** The address of the cluster. */
    public String server() {
        return server;
    }

    /** @param expiresAt from then on kubectl asks again */
    public Map<String, Object> answer(String accessToken, Instant expiresAt) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put(
                "expirationTimestamp", expiresAt.truncatedTo(ChronoUnit.SECONDS).toString());
        status.put("token", accessToken);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("apiVersion", version);
        answer.put("kind", "ExecCredential");
        answer.put("status", status);
        return answer;
    }
}
