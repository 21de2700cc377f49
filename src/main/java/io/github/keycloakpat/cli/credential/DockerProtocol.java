package io.github.keycloakpat.cli.credential;

import java.util.LinkedHashMap;
import java.util.Map;

/** What Docker asks of a helper and is answered, in JSON (docker-credential-helpers, "Development"). */
public final class DockerProtocol {
    /** By these very words Docker knows that there is none, and goes on without. */
    public static final String NOT_FOUND = "credentials not found in native keychain";

    private static final String ANYBODY = "token";

    private DockerProtocol() {}

    /** The answer to {@code get}. */
    public static Map<String, String> answer(String address, String token) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("ServerURL", address);
        answer.put("Username", ANYBODY);
        answer.put("Secret", token);
        return answer;
    }

    /** The answer to {@code list}: user names by server. */
    public static Map<String, String> list(Hosts hosts) {
        Map<String, String> answer = new LinkedHashMap<>();
        hosts.all().forEach(host -> answer.put(host, ANYBODY));
        return answer;
    }
}
