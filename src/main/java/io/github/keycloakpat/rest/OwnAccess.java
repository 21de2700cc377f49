package io.github.keycloakpat.rest;

import io.github.keycloakpat.boot.PatServices;
import org.keycloak.models.KeycloakSession;

/** Access to one's own tokens, by an access token for the account. */
final class OwnAccess implements Access {
    private final KeycloakSession session;

    OwnAccess(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Grip reading() {
        Caller caller = authenticate();
        caller.requireRead();
        return grip(caller, PatServices.of(session));
    }

    @Override
    public Grip writing() {
        Caller caller = authenticate();
        var services = PatServices.of(session);
        caller.requireWrite(services.policy());
        return grip(caller, services);
    }

    @Override
    public Grip widening() {
        return minting();
    }

    @Override
    public Grip minting() {
        Caller caller = authenticate();
        var services = PatServices.of(session);
        caller.requireMint(services.policy());
        return grip(caller, services);
    }

    private Caller authenticate() {
        return new CallerAuthenticator(session).authenticate();
    }

    private static Grip grip(Caller caller, PatServices services) {
        return new Grip(services, services.registry(caller.actor()), caller.userId(), caller.username());
    }
}
