package io.github.keycloakpat.forwardauth;

import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.issue.PairwiseSubjects;
import io.github.keycloakpat.realm.KeycloakApplications;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCAdvancedConfigWrapper;

/** The clients that stand for gateways. They have a switch of their own, as nobody authenticates as one here. */
final class Gateways {
    private static final String ENABLED = "pat.forward-auth.enabled";

    private Gateways() {}

    /** @throws FaultException {@code client_not_allowed} if this client is none, or can't be given what is demanded */
    static ClientModel require(RealmModel realm, String clientId, boolean jwt) {
        ClientModel client = KeycloakApplications.named(realm, clientId)
                .filter(known -> Boolean.parseBoolean(known.getAttribute(ENABLED)))
                .orElseThrow(() -> refuse("is not there, or not switched on for this. Set its attribute " + ENABLED
                        + " to true if it stands for this gateway"));
        if (jwt) {
            requireServable(client);
        }
        return client;
    }

    /** A gateway can't prove a key or certificate for those behind it, nor ask the owner. */
    private static void requireServable(ClientModel client) {
        var settings = OIDCAdvancedConfigWrapper.fromClientModel(client);
        if (settings.isUseMtlsHokToken() || settings.isUseDPoP()) {
            throw refuse("binds its access tokens to a key, which can't be done here. Use another client");
        }
        if (client.isConsentRequired()) {
            throw refuse("demands the owner's consent, which can't be asked here. Switch 'Consent required' off");
        }
    }

    /** Looks through all mappers, and is therefore asked only where an access token is to be made. */
    static void requireNotPairwise(ClientModel client) {
        if (PairwiseSubjects.areOf(client)) {
            throw refuse("has pairwise subjects, which can't be told here. Remove the mapper of them");
        }
    }

    private static FaultException refuse(String why) {
        return FaultException.of(Fault.CLIENT_NOT_ALLOWED, "The gateway's client " + why + ".");
    }
}
