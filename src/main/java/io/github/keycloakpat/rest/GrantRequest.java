package io.github.keycloakpat.rest;

import static io.github.keycloakpat.core.fault.FaultException.field;

import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.grant.AuthorizationDetail;
import io.github.keycloakpat.core.grant.IpRange;
import io.github.keycloakpat.core.grant.IpRanges;
import io.github.keycloakpat.core.grant.ScopeSet;
import io.github.keycloakpat.core.lifecycle.GrantEdit;
import io.github.keycloakpat.realm.RealmNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/** The rights that a request names, in the words of the wire, as the core understands them. */
final class GrantRequest {
    static final String SCOPES = "scopes";
    static final String ROLES = "roles";
    static final String AUDIENCES = "audiences";
    static final String DETAILS = "authorizationDetails";
    static final String ALLOWED_IPS = "allowedIps";

    private static final Set<String> DETAIL_FIELDS = Set.of("id", "type", "actions", "identifiers");
    private static final int MAX_WORD = 255;
    private static final int MAX_ID = 64;

    private final RealmModel realm;
    private final RequestFields fields;

    GrantRequest(RealmModel realm, RequestFields fields) {
        this.realm = realm;
        this.fields = fields;
    }

    GrantEdit edit() {
        return new GrantEdit(scopes(), roles(), audiences(), details(), allowedIps());
    }

    Optional<ScopeSet> scopes() {
        return fields.texts(SCOPES).map(names -> {
            if (!names.stream().allMatch(ScopeSet::isScopeToken)) {
                throw RequestFields.fault(SCOPES, "holds what can't be the name of a scope (RFC 6749, section 3.3).");
            }
            return ScopeSet.of(names);
        });
    }

    /** By internal id; a name that leads to none is answered as one that the user does not hold. */
    Optional<Set<String>> roles() {
        return fields.texts(ROLES)
                .map(names -> names.stream()
                        .map(name -> RealmNames.findRole(realm, name)
                                .map(RoleModel::getId)
                                .orElseThrow(() -> FaultException.of(
                                        Fault.ROLE_NOT_HELD,
                                        field(ROLES),
                                        "A token can only have roles that you hold, and no administrative ones. "
                                                + "See 'grantable' for those you can choose.")))
                        .collect(Collectors.toSet()));
    }

    /** By internal id, under which an application that is gone is shown as well. */
    Optional<Set<String>> audiences() {
        return fields.texts(AUDIENCES)
                .map(names -> names.stream().map(this::clientId).collect(Collectors.toSet()));
    }

    private String clientId(String name) {
        ClientModel client = realm.getClientByClientId(name);
        return client == null ? name : client.getId();
    }

    Optional<List<AuthorizationDetail>> details() {
        return fields.objects(DETAILS).map(objects -> {
            List<AuthorizationDetail> details = new ArrayList<>();
            Set<String> ids = new TreeSet<>();
            for (RequestFields object : objects) {
                AuthorizationDetail detail = detail(object);
                if (!ids.add(detail.id())) {
                    throw invalidDetail("two entries have the same id");
                }
                details.add(detail);
            }
            return details;
        });
    }

    private static AuthorizationDetail detail(RequestFields object) {
        object.requireOnly(DETAIL_FIELDS, Json.toTree(Set.of()));
        String type = object.text("type").orElseThrow(() -> invalidDetail("'type' is missing"));
        Set<String> actions = Set.copyOf(words(object, "actions"));
        Set<String> identifiers = Set.copyOf(words(object, "identifiers"));
        String id = object.text("id").orElseGet(() -> UUID.randomUUID().toString());
        if (id.length() > MAX_ID || !ScopeSet.isScopeToken(id)) {
            throw invalidDetail("'id' has 1 to 64 characters without spaces");
        }
        try {
            return new AuthorizationDetail(id, type, new TreeSet<>(actions), new TreeSet<>(identifiers));
        } catch (IllegalArgumentException e) {
            throw invalidDetail("\"*\" among the identifiers means all and stands alone");
        }
    }

    private static List<String> words(RequestFields object, String name) {
        List<String> words = object.texts(name).orElse(List.of());
        boolean valid = words.stream().allMatch(w -> w.length() <= MAX_WORD && ScopeSet.isScopeToken(w));
        if (words.isEmpty() || !valid) {
            throw invalidDetail("'" + name + "' needs at least one entry, each of 1 to 255 characters without spaces");
        }
        return words;
    }

    private static FaultException invalidDetail(String what) {
        return FaultException.of(
                Fault.AUTHORIZATION_DETAIL_INVALID,
                field(DETAILS),
                "Each entry has a type, actions and identifiers: " + what + ".");
    }

    Optional<IpRanges> allowedIps() {
        return fields.texts(ALLOWED_IPS)
                .map(texts ->
                        new IpRanges(texts.stream().map(GrantRequest::range).toList()));
    }

    private static IpRange range(String text) {
        return IpRange.parse(text)
                .orElseThrow(() -> FaultException.of(
                        Fault.INVALID_IP_RANGE,
                        field(ALLOWED_IPS),
                        "An address range looks like 10.0.0.0/8 or 2001:db8::/32. Names are not looked up."));
    }
}
