package io.github.keycloakpat.mail;

import io.github.keycloakpat.core.outbox.Delivery;
import io.github.keycloakpat.storage.PatProvider;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.ws.rs.core.UriBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Sends mails of one realm: by its mail server, in its theme, in the receiver's language. */
public final class Mailer {
    private final KeycloakSession session;
    private final RealmModel realm;

    /** The realm becomes the session's own: theme, language and addresses depend on it. */
    public Mailer(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        session.getContext().setRealm(realm);
    }

    /**
     * Takes as long as the realm's mail server does, and holds what the session holds.
     *
     * @return why it was not sent; empty if it was
     */
    public Optional<MailFault> send(Delivery delivery) {
        MailKind kind = MailKind.find(delivery.type()).orElseThrow(() -> new IllegalStateException("an unknown mail"));
        var text = new MailText(kind, MailFacts.read(delivery.body()));
        UserModel receiver = receiver(delivery.target(), text.facts());
        Optional<MailFault> unreachable = MailFault.of(receiver).or(() -> MailFault.of(realm, receiver));
        return unreachable.isPresent() ? unreachable : send(text, receiver);
    }

    private UserModel receiver(String userId, MailFacts facts) {
        RealmModel home = facts.get(MailFacts.HOME)
                .map(id -> session.realms().getRealm(id))
                .orElse(realm);
        return session.users().getUserById(home, userId);
    }

    private Optional<MailFault> send(MailText text, UserModel receiver) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("notice", text.notice(actor(text.facts()), accountUrl()));
        try {
            session.getProvider(EmailTemplateProvider.class)
                    .setRealm(realm)
                    .setUser(receiver)
                    .send(text.subject(), text.subjectArguments(), text.kind().template(), attributes);
            return Optional.empty();
        } catch (EmailException e) {
            return Optional.of(MailFault.of(e));
        }
    }

    private Optional<String> actor(MailFacts facts) {
        return facts.get(MailFacts.ACTOR_ID)
                .map(id -> session.getProvider(PatProvider.class).username(id).orElse(id));
    }

    /**
     * Known where the server or the realm has an address of its own. One by which somebody has called is not good enough:
     * whoever calls can choose it.
     */
    private Optional<String> accountUrl() {
        try {
            return Optional.of(UriBuilder.fromUri(session.getContext().getUri().getBaseUri())
                    .path("realms/{realm}/account")
                    .build(realm.getName())
                    .toString());
        } catch (ContextNotActiveException e) {
            return Optional.empty();
        }
    }
}
