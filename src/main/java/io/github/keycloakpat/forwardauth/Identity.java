package io.github.keycloakpat.forwardauth;

import io.github.keycloakpat.core.grant.Rights;
import io.github.keycloakpat.core.lifecycle.Pat;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/**
 * What a gateway learns of a token that it may let through, for the application behind it. Names are in visible ASCII: all
 * other characters, and {@code %}, are percent-encoded UTF-8, so that no name ends its header or begins another.
 */
final class Identity {
    private static final int FIRST_VISIBLE = 0x21;
    private static final int LAST_VISIBLE = 0x7E;

    private Identity() {}

    static void write(ResponseBuilder answer, UserModel owner, Pat pat, Rights rights, Set<RoleModel> roles) {
        answer.header("X-Pat-User", encode(owner.getUsername()))
                .header("X-Pat-User-Id", encode(owner.getId()))
                .header("X-Pat-Id", pat.id())
                .header("X-Pat-Scopes", list(rights.scopes().values().stream().map(Identity::encode)))
                .header("X-Pat-Roles", list(roles.stream().map(Identity::encode)));
    }

    private static String list(Stream<String> names) {
        return names.sorted().collect(Collectors.joining(" "));
    }

    /** A slash in the role's own name is encoded as well: no role is taken for that of another client. */
    private static String encode(RoleModel role) {
        String own = encode(role.getName()).replace("/", "%2F");
        return role.getContainer() instanceof ClientModel client ? encode(client.getClientId()) + "/" + own : own;
    }

    static String encode(String name) {
        var text = new StringBuilder();
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            if (each >= FIRST_VISIBLE && each <= LAST_VISIBLE && each != '%') {
                text.append((char) each);
            } else {
                text.append(String.format("%%%02X", each));
            }
        }
        return text.toString();
    }
}
