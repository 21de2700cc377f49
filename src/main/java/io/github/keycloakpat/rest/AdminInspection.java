package io.github.keycloakpat.rest;

import io.github.keycloakpat.api.DeletedPatRepresentation;
import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.lifecycle.Pat;
import io.github.keycloakpat.core.port.StoredSecret;
import io.github.keycloakpat.core.port.Tombstone;
import io.github.keycloakpat.token.PatFormat;
import io.github.keycloakpat.wire.Representations;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Tells whose a value is that was found somewhere, also if it is an old one, or of a token that has ended or is gone. */
final class AdminInspection {
    private final KeycloakSession session;
    private final AdminPermissionEvaluator auth;
    private final RestContext rest;
    private final PatServices services;

    AdminInspection(KeycloakSession session, AdminPermissionEvaluator auth, RestContext rest, PatServices services) {
        this.session = session;
        this.auth = auth;
        this.rest = rest;
        this.services = services;
    }

    /** Empty for what no token has or had, and for those of users whom the administrator may not view. */
    Optional<ResponseBuilder> of(String value) {
        auth.users().requireQuery();
        return PatFormat.parse(value)
                .flatMap(secret ->
                        services.store().findBySecret(services.hasher().candidates(secret)))
                .flatMap(this::describe)
                .map(found -> Answers.json(200, found));
    }

    private Optional<Object> describe(StoredSecret stored) {
        return stored.pat().isPresent()
                ? stored.pat().flatMap(this::describe)
                : services.store().findDeleted(stored.tokenId()).flatMap(this::describe);
    }

    private Optional<Object> describe(Pat pat) {
        Instant now = PatServices.now();
        return visible(pat.userId())
                .map(user -> rest.represent(services, List.of(pat), now, id -> user.getUsername())
                        .get(0));
    }

    private Optional<Object> describe(Tombstone stone) {
        return visible(stone.userId())
                .map(user -> new DeletedPatRepresentation(
                        stone.id(),
                        stone.name(),
                        stone.userId(),
                        user.getUsername(),
                        DeletedPatRepresentation.STATUS,
                        stone.hint(),
                        Representations.seconds(stone.deletedAt())));
    }

    private Optional<UserModel> visible(String userId) {
        return Optional.ofNullable(session.users().getUserById(rest.realm(), userId))
                .filter(user -> auth.users().canView(user));
    }
}
