package io.github.keycloakpat.introspection;

import io.github.keycloakpat.token.PatFormat;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.security.cert.X509Certificate;
import org.keycloak.http.FormPartValue;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.TokenIntrospectionProvider;

/**
 * A request for introspection without its hint. A server that can't find a token by the hint has to look among all kinds
 * (RFC 7662 §2.1); Keycloak refuses hints that it has no provider for, and there can be none for every word.
 */
final class UnknownHint implements HttpRequest {
    private static final String HINT = "token_type_hint";

    private final HttpRequest request;

    private UnknownHint(HttpRequest request) {
        this.request = request;
    }

    /**
     * Of a request about a token of ours, and with one such hint. All others stay as they are.
     *
     * @return whether the session has another request now
     */
    static boolean forget(KeycloakSession session) {
        HttpRequest request = session.getContext().getHttpRequest();
        MultivaluedMap<String, String> form = request.getDecodedFormParameters();
        String hint = form.getFirst(HINT);
        boolean unknown = hint != null
                && form.get(HINT).size() == 1
                && PatFormat.parse(form.getFirst("token")).isPresent()
                && session.getProvider(TokenIntrospectionProvider.class, hint) == null;
        if (unknown) {
            session.getContext().setHttpRequest(new UnknownHint(request));
        }
        return unknown;
    }

    @Override
    public MultivaluedMap<String, String> getDecodedFormParameters() {
        var form = new MultivaluedHashMap<>(request.getDecodedFormParameters());
        form.remove(HINT);
        return form;
    }

    @Override
    public String getHttpMethod() {
        return request.getHttpMethod();
    }

    @Override
    public MultivaluedMap<String, FormPartValue> getMultiPartFormParameters() {
        return request.getMultiPartFormParameters();
    }

    @Override
    public HttpHeaders getHttpHeaders() {
        return request.getHttpHeaders();
    }

    @Override
    public X509Certificate[] getClientCertificateChain() {
        return request.getClientCertificateChain();
    }

    @Override
    public UriInfo getUri() {
        return request.getUri();
    }

    @Override
    public boolean isProxyTrusted() {
        return request.isProxyTrusted();
    }
}
