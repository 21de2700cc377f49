package io.github.keycloakpat.cli.mcp;

import io.github.keycloakpat.api.AuthorizationDetailRepresentation;
import io.github.keycloakpat.api.PatRepresentation;
import io.github.keycloakpat.cli.session.Detail;
import io.github.keycloakpat.client.Fields;
import java.util.List;
import java.util.Optional;

/** What a token may do, as an agent asks for it or as the server has it, and as the person is told. */
record Grant(
        List<String> scopes,
        Optional<List<String>> roles,
        List<String> audiences,
        List<String> details,
        List<String> addresses) {
    static Schema describe(Schema schema) {
        return schema.texts("scopes", "Scopes, of pat_grantable.")
                .texts("roles", "Roles, ROLE or CLIENT/ROLE; without this those that its scopes bring.")
                .texts("audiences", "Applications (client ids) that it is good for.")
                .texts(
                        "authorizationDetails",
                        "Operations on entities: TYPE:ACTION[,ACTION]:ID[,ID]; * as the id for all.")
                .texts("allowedIps", "Networks from which it may be used, such as 10.0.0.0/8.");
    }

    static Grant of(Arguments arguments) {
        return new Grant(
                arguments.texts("scopes"),
                arguments.has("roles") ? Optional.of(arguments.texts("roles")) : Optional.empty(),
                arguments.texts("audiences"),
                arguments.texts("authorizationDetails"),
                arguments.texts("allowedIps"));
    }

    /** Of a token that there is. */
    static Grant of(PatRepresentation pat) {
        return new Grant(
                pat.scopes(),
                Optional.ofNullable(pat.roles()),
                pat.audiences(),
                pat.authorizationDetails().stream().map(Grant::operation).toList(),
                pat.allowedIps());
    }

    private static String operation(AuthorizationDetailRepresentation detail) {
        return detail.type() + ":" + String.join(",", detail.actions()) + ":" + String.join(",", detail.identifiers());
    }

    void put(Fields fields) {
        put(fields, "scopes", scopes);
        fields.put("roles", roles);
        put(fields, "audiences", audiences);
        put(fields, "allowedIps", addresses);
        if (!details.isEmpty()) {
            fields.put("authorizationDetails", Detail.parse(details, "authorizationDetails"));
        }
    }

    private static void put(Fields fields, String name, List<String> values) {
        if (!values.isEmpty()) {
            fields.put(name, values);
        }
    }

    Question tell(Question question) {
        question.words("Scopes", scopes, "none");
        roles.ifPresentOrElse(
                named -> question.words("Roles", named, "none"),
                () -> question.fact("Roles", "those that its scopes bring"));
        return question.words("Applications", audiences, "no restriction")
                .words("Operations", details, "none named")
                .words("From addresses", addresses, "any");
    }
}
