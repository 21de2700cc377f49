package io.github.keycloakpat.directgrant;

import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.grant.Rights;
import io.github.keycloakpat.core.lifecycle.Pat;
import io.github.keycloakpat.core.verify.Refusal;
import io.github.keycloakpat.core.verify.RefusedException;
import io.github.keycloakpat.core.verify.VerifiedPat;
import io.github.keycloakpat.issue.PatDetails;
import io.github.keycloakpat.issue.PatTokenPostProcessor;
import io.github.keycloakpat.realm.KeycloakClientLimits;
import io.github.keycloakpat.token.PatFormat;
import java.util.List;
import java.util.Optional;
import org.keycloak.OAuthErrorException;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.directgrant.AbstractDirectGrantAuthenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel.SessionPersistenceState;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Takes a personal access token in the place of its owner's password. It is in no flow unless an admin puts it into one.
 * What it refuses is never told to Keycloak as a failed sign-in, or whoever knows a name could lock its account.
 */
public final class PatDirectGrantAuthenticator extends AbstractDirectGrantAuthenticator {
    public static final String PROVIDER_ID = "pat-direct-grant";

    /** None of the kinds of credentials whose failures and successes Keycloak counts. */
    private static final String CATEGORY = "personal-access-token";

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        var request = new DirectGrantRequest(context);
        if (context.getExecution().isAlternative()
                && PatFormat.parse(request.value()).isEmpty()) {
            context.attempted(); // a password, for the next one to look at
            return;
        }
        try {
            DirectGrant grant = requireDirectGrant(context);
            grant.judge();
            accept(context, grant, request);
            context.success(CATEGORY);
        } catch (UnservedException e) {
            context.forceChallenge(DirectGrantErrors.toResponse(e, context));
        } catch (RefusedException e) {
            context.forceChallenge(DirectGrantErrors.toResponse(e, context));
        }
    }

    private static DirectGrant requireDirectGrant(AuthenticationFlowContext context) throws UnservedException {
        return DirectGrant.of(context.getSession())
                .orElseThrow(() -> new UnservedException(
                        OAuthErrorException.UNAUTHORIZED_CLIENT,
                        "Personal access tokens are for direct grants only: take '" + PROVIDER_ID
                                + "' out of all other flows"));
    }

    private static void accept(AuthenticationFlowContext context, DirectGrant grant, DirectGrantRequest request)
            throws RefusedException, UnservedException {
        var services = PatServices.of(context.getSession());
        ClientModel client = context.getAuthenticationSession().getClient();
        VerifiedPat verified = services.verifier().verify(request.value(), services.useThrough(client));
        if (!verified.owner().userId().equals(context.getUser().getId())) {
            throw new RefusedException(Refusal.OWNER_MISMATCH, verified.pat());
        }
        request.requireServable(); // told to who has a token: others would learn by it which names there are
        var limits = new KeycloakClientLimits(client, Optional.empty());
        Rights rights = services.rights().of(verified, limits, request.rights());
        grant.accept(verified, rights);
        note(context.getAuthenticationSession(), verified.pat(), rights);
        PatDetails.tell(context.getEvent(), verified.pat());
    }

    /** No session is kept, and whatever else would be made of it is refused. */
    private static void note(AuthenticationSessionModel session, Pat pat, Rights rights) {
        session.setClientNote(OIDCLoginProtocol.SCOPE_PARAM, rights.scopes().toString());
        session.setClientNote(
                AuthenticationManager.USER_SESSION_PERSISTENT_STATE, SessionPersistenceState.TRANSIENT.toString());
        session.setUserSessionNote(PatTokenPostProcessor.OPENED_BY_TOKEN, pat.id());
    }

    @Override
    public boolean requiresUser() {
        return true;
    }

    /** Whether or not there are tokens: what is sent decides. */
    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getDisplayType() {
        return "Personal access token";
    }

    @Override
    public String getReferenceCategory() {
        return CATEGORY;
    }

    @Override
    public String getHelpText() {
        return "Takes a personal access token of the user as the 'password' form parameter of a direct grant. The access"
                + " token is limited as that of an exchange is, and comes without a refresh token. Clients with full scope"
                + " are refused. As an alternative it leaves what is no token to the executions after it.";
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.ALTERNATIVE, Requirement.DISABLED};
    }

    @Override
    public boolean isConfigurable() {
        return false;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }
}
