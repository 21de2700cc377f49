package io.github.keycloakpat.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.api.IssuedPatRepresentation;
import io.github.keycloakpat.api.PatRepresentation;
import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.lifecycle.Actor;
import io.github.keycloakpat.core.lifecycle.IssuedPat;
import io.github.keycloakpat.core.lifecycle.Pat;
import io.github.keycloakpat.core.lifecycle.Registry;
import io.github.keycloakpat.core.lifecycle.Usage;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What every resource works with, for one request. */
final class RestContext {
    private final KeycloakSession session;
    private final RealmModel realm;
    private final Answers answers;
    private final Representations representations;

    RestContext(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.answers = new Answers(session);
        this.representations = new Representations(realm);
    }

    KeycloakSession session() {
        return session;
    }

    RealmModel realm() {
        return realm;
    }

    Answers answers() {
        return answers;
    }

    PatServices services() {
        return PatServices.of(session);
    }

    Caller reader() {
        Caller caller = new CallerAuthenticator(session).authenticate();
        caller.requireRead();
        return caller;
    }

    Caller writer(PatServices services) {
        Caller caller = new CallerAuthenticator(session).authenticate();
        caller.requireWrite(services.policy());
        return caller;
    }

    /** Who may have new values and more rights. */
    Caller minter(PatServices services) {
        Caller caller = new CallerAuthenticator(session).authenticate();
        caller.requireMint(services.policy());
        return caller;
    }

    static Registry registry(PatServices services, Caller caller) {
        return services.registry(Actor.user(caller.userId()));
    }

    /** Reads the body: a JSON object of no other fields than these. */
    RequestFields fields(InputStream body, Set<String> known) {
        return fields(body, known, Json.toTree(Map.of()));
    }

    /** The same, with fields that may be sent back as they are. */
    RequestFields fields(InputStream body, Set<String> known, JsonNode present) {
        var fields = new RequestFields(
                Json.readObject(body, session.getContext().getHttpRequest().getHttpHeaders()));
        fields.requireOnly(known, present);
        return fields;
    }

    /** The same where the body may be missing. */
    RequestFields optionalFields(InputStream body, Set<String> known) {
        var fields = new RequestFields(Json.readOptionalObject(
                body, session.getContext().getHttpRequest().getHttpHeaders()));
        fields.requireOnly(known, Json.toTree(Map.of()));
        return fields;
    }

    MultivaluedMap<String, String> query() {
        return session.getContext().getUri().getQueryParameters();
    }

    PatRepresentation represent(PatServices services, Pat pat, Caller caller, Instant now) {
        return represent(services, List.of(pat), caller, now).get(0);
    }

    List<PatRepresentation> represent(PatServices services, List<Pat> pats, Caller caller, Instant now) {
        Map<String, Usage> usages = pats.isEmpty()
                ? Map.of()
                : services.store().usages(pats.stream().map(Pat::id).toList());
        return pats.stream()
                .map(pat ->
                        representations.of(pat, usages.getOrDefault(pat.id(), Usage.none()), caller.username(), now))
                .toList();
    }

    /** The only answers in which a value is ever shown. */
    IssuedPatRepresentation represent(PatServices services, IssuedPat issued, Caller caller, Instant now) {
        return new IssuedPatRepresentation(
                represent(services, issued.pat(), caller, now), issued.secret().reveal());
    }
}
