package io.github.keycloakpat.server.use;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.gateway.Nginx;
import io.github.keycloakpat.server.harness.TestRealm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the pages are written for: an nginx that answers by https, Keycloak and one application behind it, with the rules of
 * {@code docs/gateways/nginx}. Tokens may have the scope {@code write} too.
 */
final class Site implements AutoCloseable {
    private static final String CLIENT = "script";

    private final TestRealm realm;
    private final Pats pats;
    private final Path folder;
    private final Certificate certificate;
    private final Nginx nginx;
    private final HttpClient http;

    private Site(TestRealm realm, Path folder, Certificate certificate, Nginx nginx) {
        this.realm = realm;
        this.pats = new Pats(realm);
        this.folder = folder;
        this.certificate = certificate;
        this.nginx = nginx;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(certificate.context())
                .build();
    }

    /**
     * Starts it.
     *
     * @param page the name of its folders
     */
    static Site open(TestRealm realm, String page, FollowedPage.Behind behind) {
        allowWriting(realm);
        Certificate certificate = Certificate.shared();
        Nginx nginx =
                Nginx.start("use-" + page, port -> http(realm, behind) + server(port, realm, certificate, behind));
        return new Site(realm, newFolder(page), certificate, nginx);
    }

    /** An empty folder below {@code target} whose name begins so. */
    static Path newFolder(String name) {
        Path work = Path.of(System.getProperty("kcpat.work", "target/it"), "use"); // the second for runs from an editor
        try {
            return Files.createTempDirectory(Files.createDirectories(work.toAbsolutePath()), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void allowWriting(TestRealm realm) {
        realm.scopes().create("write");
        realm.setAttribute("pat.grantableScopes", "read write");
        realm.clients().addOptionalScope(CLIENT, "write");
    }

    private static String http(TestRealm realm, FollowedPage.Behind behind) {
        String rules = behind.rules().stream()
                .skip(1)
                .map("include pat/%s;%n"::formatted)
                .collect(Collectors.joining());
        return """
                include pat/pat-http.conf;
                %s
                upstream keycloak { server %s; keepalive 8; }
                upstream %s { server %s; }
                """.formatted(rules, host(realm.url()), behind.upstream(), host(behind.url()));
    }

    private static String host(String url) {
        return URI.create(url).getAuthority();
    }

    private static String server(int port, TestRealm realm, Certificate certificate, FollowedPage.Behind behind) {
        return """
                server {
                    listen 127.0.0.1:%d ssl;
                    ssl_certificate %s;
                    ssl_certificate_key %s;
                    access_log logs/access.log pat;
                    set $pat_keycloak http://keycloak/realms/%s;
                    set $pat_keycloak_host $http_host;
                    include pat/pat-auth.conf;
                    include pat/pat-server.conf;
                    include pat/%s;
                    location /plain/ {
                        proxy_pass http://%s/;
                    }
                    location /realms/ {
                        proxy_pass http://keycloak;
                        proxy_set_header Host $http_host;
                        proxy_set_header X-Forwarded-For $remote_addr;
                        proxy_set_header X-Forwarded-Proto $scheme;
                        proxy_set_header X-Forwarded-Host $http_host;
                    }
                }
                """.formatted(
                        port,
                        certificate.pem(),
                        certificate.key(),
                        realm.name(),
                        behind.rules().get(0),
                        behind.upstream());
    }

    Pats pats() {
        return pats;
    }

    Path folder() {
        return folder;
    }

    /** Without a slash at its end. */
    String url() {
        return "https://127.0.0.1:" + nginx.port();
    }

    /** The variables of docs/use/README.md without the token, and those by which programs trust the certificate. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("KEYCLOAK_URL", url());
        environment.put("REALM", realm.name());
        environment.put("CLIENT", CLIENT);
        environment.put("API_URL", url() + "/plain");
        environment.put("GATEWAY", url());
        environment.put("GATEWAY_HOST", "127.0.0.1:" + nginx.port());
        for (String variable : List.of(
                "CURL_CA_BUNDLE", "SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS", "NPM_CONFIG_CAFILE", "GIT_SSL_CAINFO")) {
            environment.put(variable, certificate.pem().toString());
        }
        return environment;
    }

    /** The same for Java. */
    String javaOptions() {
        return "-Djavax.net.ssl.trustStore=" + certificate.store() + " -Djavax.net.ssl.trustStorePassword="
                + Certificate.PASSWORD;
    }

    /** The status of an answer to this request by Bearer, without a body. */
    int status(String method, String path, String token) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(method + " " + path, e);
        }
    }

    /** How often the gateway was asked for this path. */
    long asked(String method, String path) {
        return nginx.kept()
                .lines()
                .filter(line -> line.contains("] " + method + " \"" + path + "\" "))
                .count();
    }

    /** Holds if nothing of nginx's files has this value. */
    void assertHidden(String value) {
        assertThat(nginx.kept()).doesNotContain(value);
    }

    @Override
    public void close() {
        nginx.close();
    }
}
