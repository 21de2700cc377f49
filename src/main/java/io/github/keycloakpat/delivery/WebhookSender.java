package io.github.keycloakpat.delivery;

import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.outbox.Attempt;
import io.github.keycloakpat.core.outbox.Delivery;
import io.github.keycloakpat.core.outbox.Outcome;
import io.github.keycloakpat.core.webhook.TargetList;
import io.github.keycloakpat.core.webhook.Webhook;
import io.github.keycloakpat.core.webhook.WebhookTarget;
import io.github.keycloakpat.webhook.TargetCheck;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.apache.http.HttpHeaders;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.client.utils.DateUtils;
import org.apache.http.config.ConnectionConfig;
import org.apache.http.config.MessageConstraints;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.BasicHttpClientConnectionManager;

/**
 * Sends one message as Standard Webhooks says. Each has a connection of its own, to an address that was looked up and
 * vetted for this connection: a name that stands for something else a moment later leads nowhere. Proxies and redirects
 * are not followed, and nothing is read but the status and {@code Retry-After}.
 */
final class WebhookSender {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final MessageConstraints ANSWER = MessageConstraints.custom()
            .setMaxLineLength(8_192)
            .setMaxHeaderCount(200)
            .build();
    private static final int GONE = 410;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
    private static final int REDIRECTS = 3;
    private static final int SUCCESSES = 2;

    private final TargetList allowed;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "pat-delivery-watch");
        thread.setDaemon(true);
        return thread;
    });

    WebhookSender(TargetList allowed) {
        this.allowed = allowed;
    }

    Outcome send(Webhook webhook, Delivery delivery, Instant now) {
        long begin = System.nanoTime();
        try {
            var target = WebhookTarget.parse(webhook.url());
            try (CloseableHttpClient client = client(target)) {
                return post(client, message(target, webhook, delivery, now), now, begin);
            }
        } catch (IOException | FaultException e) {
            return failed(now, begin, Optional.empty(), errorOf(e, begin), Optional.empty());
        }
    }

    private Outcome post(CloseableHttpClient client, HttpPost message, Instant now, long begin) throws IOException {
        Future<?> end = watch.schedule(message::abort, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        try (CloseableHttpResponse answer = client.execute(message)) {
            return outcome(answer, now, begin);
        } finally {
            end.cancel(false);
        }
    }

    private static Outcome outcome(CloseableHttpResponse answer, Instant now, long begin) {
        int status = answer.getStatusLine().getStatusCode();
        Optional<Integer> shown = Optional.of(status);
        if (status / 100 == SUCCESSES) {
            return new Outcome.Delivered(attempt(now, begin, shown, Optional.empty()));
        }
        if (status == GONE) {
            return new Outcome.Unwanted(attempt(now, begin, shown, Optional.of("gone")));
        }
        return failed(now, begin, shown, status / 100 == REDIRECTS ? "redirect" : "status", retryAfter(answer, now));
    }

    /** Seconds, or a date (RFC 9110 §10.2.3). */
    private static Optional<Duration> retryAfter(CloseableHttpResponse answer, Instant now) {
        return Optional.ofNullable(answer.getFirstHeader(HttpHeaders.RETRY_AFTER))
                .map(header -> header.getValue().strip())
                .flatMap(text -> SECONDS.matcher(text).matches()
                        ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                        : Optional.ofNullable(DateUtils.parseDate(text))
                                .map(date -> Duration.between(now, date.toInstant())));
    }

    private HttpPost message(WebhookTarget target, Webhook webhook, Delivery delivery, Instant now) {
        var post = new HttpPost(target.uri());
        long timestamp = now.getEpochSecond();
        String signatures = webhook.secrets().signingAt(now).stream()
                .map(secret -> secret.sign(delivery.eventId(), timestamp, delivery.body()))
                .collect(Collectors.joining(" "));
        post.setHeader("webhook-id", delivery.eventId());
        post.setHeader("webhook-timestamp", Long.toString(timestamp));
        post.setHeader("webhook-signature", signatures);
        post.setHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        post.setEntity(new ByteArrayEntity(delivery.body().getBytes(StandardCharsets.UTF_8)));
        return post;
    }

    /** The names of hosts are looked up nowhere else than here. */
    private CloseableHttpClient client(WebhookTarget target) {
        var schemes = RegistryBuilder.<ConnectionSocketFactory>create()
                .register("https", SSLConnectionSocketFactory.getSocketFactory())
                .register("http", PlainConnectionSocketFactory.getSocketFactory())
                .build();
        var connection =
                new BasicHttpClientConnectionManager(schemes, null, null, host -> TargetCheck.resolve(target, allowed));
        connection.setConnectionConfig(
                ConnectionConfig.custom().setMessageConstraints(ANSWER).build());
        var limits = RequestConfig.custom()
                .setConnectTimeout((int) CONNECT.toMillis())
                .setSocketTimeout((int) PATIENCE.toMillis())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connection)
                .setDefaultRequestConfig(limits)
                .setUserAgent("Keycloak-PAT")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** A word of ours: what the other side, or a library, says may hold anything. */
    private static String errorOf(Exception e, long begin) {
        if (e instanceof FaultException || e instanceof UnknownHostException) {
            return "address_not_allowed"; // one word for both: which names there are inside is not told
        }
        boolean late = System.nanoTime() - begin >= PATIENCE.toNanos();
        if (late || e instanceof java.net.SocketTimeoutException) {
            return "timeout";
        }
        if (e instanceof SSLException) {
            return "tls";
        }
        return e instanceof SocketException ? "connection" : "protocol";
    }

    private static Outcome failed(
            Instant now, long begin, Optional<Integer> status, String error, Optional<Duration> wait) {
        return new Outcome.Failed(attempt(now, begin, status, Optional.of(error)), wait);
    }

    private static Attempt attempt(Instant now, long begin, Optional<Integer> status, Optional<String> error) {
        return new Attempt(now, status, Duration.ofNanos(System.nanoTime() - begin), error);
    }
}
