package io.github.keycloakpat.boot;

import io.github.keycloakpat.core.lifecycle.PatLifecycle;
import io.github.keycloakpat.core.policy.PatPolicy;
import io.github.keycloakpat.core.port.PatJournal;
import io.github.keycloakpat.core.verify.PatVerifier;
import io.github.keycloakpat.core.verify.RightsAtUse;
import io.github.keycloakpat.events.UserEventJournal;
import io.github.keycloakpat.realm.GrantableScopes;
import io.github.keycloakpat.realm.KeycloakApplications;
import io.github.keycloakpat.realm.KeycloakOwners;
import io.github.keycloakpat.realm.RealmPatPolicy;
import io.github.keycloakpat.storage.PatProvider;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Builds the core for one session of Keycloak and the realm that its request is about. */
public final class PatServices {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final InstantSource CLOCK = () -> Instant.ofEpochMilli(Time.currentTimeMillis());

    private final KeycloakSession session;
    private final RealmModel realm;
    private final PatPolicy policy;
    private final GrantableScopes scopes;

    private PatServices(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.policy = RealmPatPolicy.read(realm);
        this.scopes = new GrantableScopes(realm, policy);
    }

    public static PatServices of(KeycloakSession session) {
        return new PatServices(session);
    }

    public PatPolicy policy() {
        return policy;
    }

    public GrantableScopes scopes() {
        return scopes;
    }

    public KeycloakOwners owners() {
        return new KeycloakOwners(session, realm, scopes);
    }

    public PatVerifier verifier() {
        var provider = session.getProvider(PatProvider.class);
        return new PatVerifier(
                provider.store(realm), provider.hasher(), owners(), new KeycloakApplications(realm), policy, CLOCK);
    }

    public RightsAtUse rights() {
        return new RightsAtUse(policy);
    }

    public PatLifecycle lifecycle() {
        var provider = session.getProvider(PatProvider.class);
        PatJournal journal = new UserEventJournal(session, realm);
        return new PatLifecycle(
                provider.store(realm),
                journal,
                owners(),
                new KeycloakApplications(realm),
                policy,
                provider.hasher(),
                CLOCK,
                RANDOM);
    }
}
