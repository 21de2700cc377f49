package io.github.keycloakpat.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.api.IssuedPatRepresentation;
import io.github.keycloakpat.api.PatRepresentation;
import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.lifecycle.IssuedPat;
import io.github.keycloakpat.core.lifecycle.Pat;
import io.github.keycloakpat.core.lifecycle.Usage;
import io.github.keycloakpat.rest.Access.Grip;
import io.github.keycloakpat.wire.Representations;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What every resource works with, for one request. */
final class RestContext {
    private final KeycloakSession session;
    private final RealmModel realm;
    private final Answers answers;
    private final Representations representations;

    RestContext(KeycloakSession session) {
        this(session, () -> {});
    }

    /** @param gate what each call must get past first */
    RestContext(KeycloakSession session, Runnable gate) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.answers = new Answers(session, gate);
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

    PatRepresentation represent(Grip grip, Pat pat) {
        return represent(grip, List.of(pat), grip.registry().now()).get(0);
    }

    /** @param now by which all statuses are told */
    List<PatRepresentation> represent(Grip grip, List<Pat> pats, Instant now) {
        return represent(grip.services(), pats, now, ownerId -> grip.ownerName());
    }

    List<PatRepresentation> represent(PatServices services, List<Pat> pats, Instant now, UnaryOperator<String> nameOf) {
        Map<String, Usage> usages = pats.isEmpty()
                ? Map.of()
                : services.store().usages(pats.stream().map(Pat::id).toList());
        return pats.stream()
                .map(pat -> representations.of(
                        pat, usages.getOrDefault(pat.id(), Usage.none()), nameOf.apply(pat.userId()), now))
                .toList();
    }

    /** The only answers in which a value is ever shown. */
    IssuedPatRepresentation represent(Grip grip, IssuedPat issued) {
        return new IssuedPatRepresentation(
                represent(grip, issued.pat()), issued.secret().reveal());
    }

    /** @param root the address of the realm: {@code realms/{realm}} */
    URI location(String root, IssuedPat issued) {
        return session.getContext()
                .getUri()
                .getBaseUriBuilder()
                .path(root + "/{segment}/{id}")
                .build(
                        realm.getName(),
                        PatRealmResourceProviderFactory.PROVIDER_ID,
                        issued.pat().id());
    }
}
