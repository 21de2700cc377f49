package io.github.keycloakpat.server.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.keycloakpat.server.harness.Await;
import io.github.keycloakpat.server.harness.TestRealm;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A mail server of a test's own, at which the realm sends. */
final class Mailbox implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final Duration SOON = Duration.ofSeconds(30);

    private GreenMail server;
    private int port;

    private Mailbox() {}

    static Mailbox open() {
        var mailbox = new Mailbox();
        mailbox.start();
        return mailbox;
    }

    /** At the same port, if it was there before. */
    void start() {
        server = new GreenMail(new ServerSetup(port, HOST, ServerSetup.PROTOCOL_SMTP));
        server.start();
        port = server.getSmtp().getPort();
    }

    void stop() {
        server.stop();
    }

    /** Has the realm send by this server, in English and German. */
    Mailbox serving(TestRealm realm) {
        realm.update(changed -> {
            changed.setSmtpServer(new HashMap<>(
                    Map.of("host", HOST, "port", Integer.toString(port), "from", "keycloak@example.org")));
            changed.setInternationalizationEnabled(true);
            changed.setSupportedLocales(Set.of("en", "de"));
            changed.setDefaultLocale("en");
        });
        return this;
    }

    /** All that came, in this order. */
    List<Letter> letters() {
        return Stream.of(server.getReceivedMessages()).map(Letter::of).toList();
    }

    /** The one mail that holds this text, once it is there. */
    Letter await(String text) {
        Letter found = Await.found(SOON, "a mail with " + text, () -> find(text));
        if (count(text) != 1) {
            throw new AssertionError("more than one mail with " + text);
        }
        return found;
    }

    private Optional<Letter> find(String text) {
        return letters().stream().filter(letter -> letter.all().contains(text)).findFirst();
    }

    long count(String text) {
        return letters().stream().filter(letter -> letter.all().contains(text)).count();
    }

    @Override
    public void close() {
        server.stop();
    }
}
