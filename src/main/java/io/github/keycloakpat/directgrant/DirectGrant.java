package io.github.keycloakpat.directgrant;

import io.github.keycloakpat.core.grant.Rights;
import io.github.keycloakpat.core.verify.VerifiedPat;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * One request of the password grant, and the token that stood in for the password. The authenticator takes tokens inside
 * of one only: {@link PatPasswordGrantType} alone knows how to answer with no more than the token allows.
 */
final class DirectGrant {
    private static final String ATTRIBUTE = DirectGrant.class.getName();

    private Optional<Accepted> accepted = Optional.empty();
    private boolean judged;

    private DirectGrant() {}

    record Accepted(VerifiedPat verified, Rights rights) {}

    static DirectGrant begin(KeycloakSession session) {
        var grant = new DirectGrant();
        session.setAttribute(ATTRIBUTE, grant);
        return grant;
    }

    /** Empty in every other flow. */
    static Optional<DirectGrant> of(KeycloakSession session) {
        return Optional.ofNullable(session.getAttribute(ATTRIBUTE, DirectGrant.class));
    }

    /** From now on the flow's answer is the authenticator's, or that of what comes after it. */
    void judge() {
        judged = true;
    }

    boolean isJudged() {
        return judged;
    }

    void accept(VerifiedPat verified, Rights rights) {
        accepted = Optional.of(new Accepted(verified, rights));
    }

    /** Empty as long as no token was taken: then it is an ordinary password grant. */
    Optional<Accepted> accepted() {
        return accepted;
    }
}
