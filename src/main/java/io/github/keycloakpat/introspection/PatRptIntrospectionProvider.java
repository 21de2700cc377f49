package io.github.keycloakpat.introspection;

import io.github.keycloakpat.issue.PatGrantTypeFactory;
import jakarta.ws.rs.core.Response;
import org.keycloak.authorization.protection.introspect.RPTIntrospectionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;

/** Introspection of requesting party tokens (UMA), of which ours is never one, whatever the hint says. */
final class PatRptIntrospectionProvider extends RPTIntrospectionProvider {
    PatRptIntrospectionProvider(KeycloakSession session) {
        super(session);
    }

    @Override
    public Response introspect(String token, EventBuilder event) {
        return ValueIntrospection.introspect(session, token, event, super::introspect);
    }

    @Override
    protected boolean introspectionChecks(String token) {
        if (!super.introspectionChecks(token)) {
            return false;
        }
        if (PatGrantTypeFactory.isOurs(session, this.token)) {
            eventBuilder.detail(Details.REASON, "no requesting party token").error(Errors.INVALID_TOKEN);
            return false;
        }
        return true;
    }
}
