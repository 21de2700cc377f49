package io.github.keycloakpat.core.lifecycle;

import static io.github.keycloakpat.core.fault.FaultException.field;

import io.github.keycloakpat.core.audit.AuditType;
import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.grant.AuthorizationDetail;
import io.github.keycloakpat.core.grant.PatGrant;
import io.github.keycloakpat.core.grant.ScopeSet;
import io.github.keycloakpat.core.port.Owner;
import io.github.keycloakpat.core.port.PatStore.NameTakenException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Changes tokens that keep their value. */
public final class PatEditing {
    private static final int MAX_ENTRIES = 100;

    /** Entries and characters: the audit trail tells what it was, and is no second copy of it. */
    private static final int MAX_PRINTED = 20;

    private static final int MAX_TEXT = 255;

    private final Registry registry;

    public PatEditing(Registry registry) {
        this.registry = registry;
    }

    /** Renames, describes anew, or narrows. Answers the token as it is then. */
    public Pat update(String ownerId, String id, Edit edit) {
        Pat before = registry.requireChangeable(ownerId, id);
        PatName name = edit.name().orElse(before.name());
        Optional<Remark> description =
                edit.description().map(text -> Remark.of(text, "description")).orElse(before.description());
        Pat after = before.named(name, description).granted(narrowed(before, edit.grant()));
        if (after.equals(before)) {
            return before;
        }
        registry.requireWithinCaller(after);
        registry.requireNameFree(ownerId, name, id);
        try {
            registry.store().rename(after);
        } catch (NameTakenException e) {
            throw Registry.nameExists(name);
        }
        if (!after.grant().equals(before.grant())) { // else what can't be read would be written over
            registry.store().regrant(after);
        }
        registry.record(AuditType.UPDATED, after, whatChanged(before, after));
        return after;
    }

    private PatGrant narrowed(Pat before, GrantEdit edit) {
        PatGrant after = withoutLostRoles(
                before.grant(), edit.applyTo(before.grant()), edit.roles().isPresent());
        registry.widening(before.userId()).between(before.grant(), after).forEach(part -> {
            throw FaultException.of(
                    Fault.INVALID_REQUEST, field(part), "An update can only narrow '" + part + "'. " + instead(part));
        });
        Set<String> named = after.audiences().stream()
                .filter(application -> !before.grant().audiences().contains(application))
                .collect(Collectors.toSet());
        registry.rules().requireApplications(named);
        return after;
    }

    /**
     * With the last scope go the roles that were listed beside it: a token that is refused for want of a scope must not
     * be let through once it has none at all.
     *
     * @param asked whether the roles are what was asked for, which is a fault then
     */
    private static PatGrant withoutLostRoles(PatGrant before, PatGrant after, boolean asked) {
        boolean lastScopeGoes = !before.scopes().isEmpty() && after.scopes().isEmpty();
        boolean keepsRoles = after.roles().map(roles -> !roles.isEmpty()).orElse(false);
        if (!lastScopeGoes || !keepsRoles) {
            return after;
        }
        if (asked) {
            throw FaultException.of(
                    Fault.INVALID_REQUEST,
                    field(Widening.ROLES),
                    "Without a scope the token keeps no roles. Leave 'roles' out, or rotate the token.");
        }
        return after.withRoles(Set.of());
    }

    private static String instead(String part) {
        return switch (part) {
            case Widening.SCOPES -> "Add scopes with POST …/scopes.";
            case Widening.DETAILS -> "Add permissions with POST …/scopes.";
            default -> "Rotate the token to widen it.";
        };
    }

    private static Map<String, Object> whatChanged(Pat before, Pat after) {
        Map<String, Object> details = new LinkedHashMap<>();
        List<String> changed = new ArrayList<>();
        if (!before.name().equals(after.name())) {
            changed.add("name");
            details.put(Change.PREVIOUS_NAME, before.name().value());
        }
        addIfChanged(changed, "description", before.description(), after.description());
        PatGrant old = before.grant();
        PatGrant now = after.grant();
        addIfChanged(changed, Widening.SCOPES, old.scopes(), now.scopes());
        addIfChanged(changed, Widening.ROLES, old.roles(), now.roles());
        addIfChanged(changed, Widening.AUDIENCES, old.audiences(), now.audiences());
        addIfChanged(changed, Widening.DETAILS, old.details(), now.details());
        addIfChanged(changed, Widening.ALLOWED_IPS, old.allowedIps(), now.allowedIps());
        details.put(Change.CHANGED, changed);
        return details;
    }

    private static void addIfChanged(List<String> changed, String name, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            changed.add(name);
        }
    }

    /**
     * Adds scopes and operations to an active token. Those that it has already are no fault.
     *
     * @throws FaultException {@code token_not_active}, {@code grace_running}, or what stands against the new ones
     */
    public Pat addRights(String ownerId, String id, ScopeSet scopes, List<AuthorizationDetail> details) {
        Owner owner = registry.requireOwner(ownerId);
        registry.requireMint(owner);
        Pat before = registry.requireChangeable(ownerId, id);
        Instant now = registry.now();
        if (before.statusAt(now) != PatStatus.ACTIVE) {
            throw PatMinting.notActive();
        }
        ScopeSet added = scopes.without(before.grant().scopes());
        if (added.isEmpty() && details.isEmpty()) {
            return before;
        }
        if (before.graceAt(now).isPresent()) {
            throw PatMinting.graceRunning(added.isEmpty() ? Widening.DETAILS : Widening.SCOPES);
        }
        registry.rules().requireAddable(added, details, owner);
        registry.requireNoMetaScopeForAnother(ownerId, added);
        Pat after = before.granted(joined(before.grant(), added, details));
        registry.requireWithinCaller(after);
        if (before.secret().previousUntil().isPresent()) { // its time is over, and must not come again
            after = after.withSecret(before.secret().withoutPrevious());
            registry.store().endPreviousSecrets(after);
        }
        registry.store().regrant(after);
        registry.record(AuditType.SCOPES_ADDED, after, rights(added, details));
        return after;
    }

    private static PatGrant joined(PatGrant grant, ScopeSet scopes, List<AuthorizationDetail> details) {
        var allScopes = new TreeSet<>(grant.scopes().values());
        allScopes.addAll(scopes.values());
        List<AuthorizationDetail> allDetails =
                Stream.concat(grant.details().stream(), details.stream()).toList();
        requireBounded(allScopes.size(), Widening.SCOPES);
        requireBounded(allDetails.size(), Widening.DETAILS);
        if (allDetails.stream().map(AuthorizationDetail::id).distinct().count() < allDetails.size()) {
            throw FaultException.of(
                    Fault.AUTHORIZATION_DETAIL_INVALID,
                    field(Widening.DETAILS),
                    "The token has an entry of this id already. Choose another id, or leave it out.");
        }
        return grant.withScopes(ScopeSet.of(allScopes)).withDetails(allDetails);
    }

    private static void requireBounded(int size, String part) {
        if (size > MAX_ENTRIES) {
            throw FaultException.of(
                    Fault.INVALID_REQUEST,
                    field(part),
                    "A token has at most " + MAX_ENTRIES + " entries in '" + part + "'. Remove some first.");
        }
    }

    /** Takes away all scopes and operations; what is left is a token that may do nothing. */
    public void removeAllRights(String ownerId, String id) {
        Pat pat = registry.requireChangeable(ownerId, id);
        remove(pat, pat.grant().scopes(), pat.grant().details());
    }

    /** @throws FaultException {@code not_found} if the token has no such scope */
    public void removeScope(String ownerId, String id, String scope) {
        Pat pat = registry.requireChangeable(ownerId, id);
        if (!pat.grant().scopes().values().contains(scope)) {
            throw FaultException.of(Fault.NOT_FOUND, "The token has no such scope. Look at GET …/scopes.");
        }
        remove(pat, ScopeSet.of(List.of(scope)), List.of());
    }

    /** @throws FaultException {@code not_found} if the token has no such entry */
    public void removeDetail(String ownerId, String id, String detailId) {
        Pat pat = registry.requireChangeable(ownerId, id);
        AuthorizationDetail detail = pat.grant().details().stream()
                .filter(entry -> entry.id().equals(detailId))
                .findFirst()
                .orElseThrow(() ->
                        FaultException.of(Fault.NOT_FOUND, "The token has no entry of this id. Look at GET …/scopes."));
        remove(pat, ScopeSet.none(), List.of(detail));
    }

    private void remove(Pat before, ScopeSet scopes, List<AuthorizationDetail> details) {
        if (scopes.isEmpty() && details.isEmpty()) {
            return;
        }
        PatGrant grant = before.grant();
        List<AuthorizationDetail> left = grant.details().stream()
                .filter(entry -> !details.contains(entry))
                .toList();
        PatGrant narrower = grant.withScopes(grant.scopes().without(scopes)).withDetails(left);
        Pat after = before.granted(withoutLostRoles(grant, narrower, false));
        registry.requireWithinCaller(after);
        registry.store().regrant(after);
        registry.record(AuditType.SCOPES_REMOVED, after, rights(scopes, details));
    }

    private static Map<String, Object> rights(ScopeSet scopes, List<AuthorizationDetail> details) {
        Map<String, Object> rights = new LinkedHashMap<>();
        if (!scopes.isEmpty()) {
            rights.put(Change.SCOPES, List.copyOf(scopes.values()));
        }
        if (!details.isEmpty()) {
            rights.put(
                    Change.AUTHORIZATION_DETAILS,
                    details.stream().limit(MAX_PRINTED).map(PatEditing::print).toList());
        }
        return rights;
    }

    private static String print(AuthorizationDetail detail) {
        String text =
                detail.type() + ":" + String.join(",", detail.actions()) + ":" + String.join(",", detail.identifiers());
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text;
    }

    /** Ends the grace period of the value before the present one; without one nothing changes. */
    public void endGrace(String ownerId, String id) {
        endGrace(registry.requireChangeable(ownerId, id));
    }

    /** Answers the token as it is then. */
    Pat endGrace(Pat before) {
        if (before.secret().previousUntil().isEmpty()) {
            return before;
        }
        Pat after = before.withSecret(before.secret().withoutPrevious());
        registry.store().endPreviousSecrets(after);
        if (before.graceAt(registry.now()).isEmpty()) {
            return after; // it had ended by itself
        }
        registry.record(AuditType.UPDATED, after, Map.of(Change.CHANGED, List.of("previousSecretExpiresAt")));
        return after;
    }
}
