package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.api.PatRepresentation;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.shell.Facts;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.cli.shell.Times;
import io.github.keycloakpat.cli.signin.Claims;
import io.github.keycloakpat.client.PatClient;
import io.github.keycloakpat.client.Probe;
import io.github.keycloakpat.client.Refused;
import io.github.keycloakpat.client.Server;
import io.github.keycloakpat.client.TokenEndpoint;
import io.github.keycloakpat.client.Unreachable;
import io.github.keycloakpat.token.PatFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a personal access token works, for what and until when. Anybody who has it may ask whether; what only its owner or
 * a client may know is told as far as one is signed in, or the client can exchange it.
 */
final class TokenStatus {
    private static final String UNKNOWN = "unknown here: sign in as its owner (kcpat login) to see it";

    private final Context context;
    private final Server server;
    private final String value;

    TokenStatus(Context context, String value) {
        this.context = context;
        this.server = context.connections().server();
        this.value = value;
    }

    void tell() {
        if (PatFormat.parse(value).isEmpty()) {
            stopAsDead("This is no personal access token: it is mistyped, cut off, or something else.");
        }
        Probe.Works works = new Probe(server).works(value);
        if (works instanceof Probe.Works.Yes yes) {
            tell(Optional.of(yes.facts()));
        } else if (works instanceof Probe.Works.Limited) {
            tell(Optional.empty());
        } else if (works instanceof Probe.Works.No no) {
            stopAsDead("The token does not work: " + no.why().getMessage());
        }
    }

    private void stopAsDead(String message) {
        if (context.json()) {
            context.showFacts(Map.of("active", false), Facts::new);
        }
        throw Stop.notSignedIn(
                message,
                "It may have expired, was revoked or deleted, or is bound to other addresses; its owner sees which: "
                        + "kcpat tokens list --all. Make a new one, and update the service that uses it.");
    }

    /** @param known empty for a token that is for some applications or operations only */
    private void tell(Optional<Probe.Facts> known) {
        Optional<Claims> claims = exchanged();
        Optional<String> id = known.map(Probe.Facts::id).or(() -> claims.flatMap(one -> one.text("pat_id")));
        Optional<PatRepresentation> pat = id.flatMap(this::asOwner);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("active", true);
        id.ifPresent(text -> answer.put("id", text));
        user(known, claims, pat).ifPresent(name -> answer.put("username", name));
        scopes(known, claims, pat).ifPresent(names -> answer.put("scopes", names));
        known.map(Probe.Facts::roles).ifPresent(names -> answer.put("roles", names));
        pat.map(PatRepresentation::audiences).ifPresent(names -> answer.put("audiences", names));
        pat.ifPresent(one -> answer.put("expiresAt", one.expiresAt()));
        context.showFacts(answer, () -> facts(answer, pat, known.isEmpty()));
    }

    private Facts facts(Map<String, Object> answer, Optional<PatRepresentation> pat, boolean limited) {
        Facts facts = new Facts()
                .add("Works", limited ? "yes, for some applications or operations only" : "yes")
                .add("Id", text(answer, "id"))
                .add("Name", pat.map(PatRepresentation::name).orElse(""))
                .add("Owner", text(answer, "username"))
                .add("Scopes", answer.containsKey("scopes") ? text(answer, "scopes") : UNKNOWN)
                .add("Roles", text(answer, "roles"))
                .add("Applications", text(answer, "audiences"));
        pat.ifPresent(one -> facts.add("Addresses", one.allowedIps()));
        return facts.add("Expires", pat.map(this::expiry).orElse(UNKNOWN));
    }

    private String expiry(PatRepresentation pat) {
        String text = Times.withDistance(pat.expiresAt(), context.now());
        return text == null ? "never" : text;
    }

    private static String text(Map<String, Object> answer, String field) {
        Object value = answer.get(field);
        if (value instanceof List<?> list) {
            return list.isEmpty()
                    ? "none"
                    : String.join(", ", list.stream().map(String::valueOf).toList());
        }
        return value == null ? "" : value.toString();
    }

    private static Optional<String> user(
            Optional<Probe.Facts> known, Optional<Claims> claims, Optional<PatRepresentation> pat) {
        return known.map(Probe.Facts::user)
                .or(() -> pat.flatMap(one -> Optional.ofNullable(one.username())))
                .or(() -> claims.flatMap(one -> one.text("preferred_username")));
    }

    private static Optional<List<String>> scopes(
            Optional<Probe.Facts> known, Optional<Claims> claims, Optional<PatRepresentation> pat) {
        return known.map(Probe.Facts::scopes)
                .or(() -> pat.map(PatRepresentation::scopes))
                .or(() -> claims.map(one -> one.texts("scope")));
    }

    /** What an exchange says of it, where one is possible. */
    private Optional<Claims> exchanged() {
        try {
            var endpoint = new TokenEndpoint(server, context.connections().exchanging(Optional.empty()));
            return Claims.of(endpoint.exchange(value, List.of(), List.of()).accessToken());
        } catch (Refused e) { // no client of ours may: there are other ways to know
            return Optional.empty();
        }
    }

    /** The token itself, if its owner is signed in. */
    private Optional<PatRepresentation> asOwner(String id) {
        try {
            return context.connections()
                    .knownIdentity(server)
                    .map(identity -> new PatClient(server, identity).own().get(id));
        } catch (Refused | Unreachable | Stop e) { // somebody else's, or nobody is signed in any more: it stays unknown
            return Optional.empty();
        }
    }
}
