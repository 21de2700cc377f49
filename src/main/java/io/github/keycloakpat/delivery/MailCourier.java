package io.github.keycloakpat.delivery;

import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.outbox.Attempt;
import io.github.keycloakpat.core.outbox.Delivery;
import io.github.keycloakpat.core.outbox.Outcome;
import io.github.keycloakpat.mail.Administrators;
import io.github.keycloakpat.mail.MailBulletin;
import io.github.keycloakpat.mail.MailFault;
import io.github.keycloakpat.mail.Mailer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Sends mails. The receiver is read anew for each: a changed address or language counts at once. */
final class MailCourier implements Courier {
    private static final Logger LOG = Logger.getLogger(MailCourier.class);

    private final KeycloakSessionFactory factory;

    MailCourier(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    @Override
    public Outcome deliver(Delivery delivery) {
        Instant at = PatServices.now();
        long begin = System.nanoTime();
        Optional<MailFault> fault =
                KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> deliver(session, delivery));
        var took = Duration.ofNanos(System.nanoTime() - begin);
        var attempt = new Attempt(at, Optional.empty(), took, fault.map(MailFault::word));
        return fault.isEmpty() ? new Outcome.Delivered(attempt) : failed(delivery, fault.get(), attempt);
    }

    private static Optional<MailFault> deliver(KeycloakSession session, Delivery delivery) {
        RealmModel realm = session.realms().getRealm(delivery.realmId());
        if (realm == null) {
            return Optional.of(MailFault.USER_GONE);
        }
        session.getContext().setRealm(realm);
        if (delivery.type().equals(MailBulletin.TO_ADMINISTRATORS)) {
            PatServices.of(session, realm)
                    .mails()
                    .tell(new Administrators(session, realm), delivery, PatServices.now());
            return Optional.empty();
        }
        return new Mailer(session, realm).send(delivery);
    }

    private static Outcome failed(Delivery delivery, MailFault fault, Attempt attempt) {
        LOG.debugf("mail %s of realm %s was not sent: %s", delivery.id(), delivery.realmId(), fault);
        return fault.isLasting() ? new Outcome.Undeliverable(attempt) : new Outcome.Failed(attempt, Optional.empty());
    }
}
