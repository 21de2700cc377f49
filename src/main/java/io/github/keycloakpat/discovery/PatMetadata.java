package io.github.keycloakpat.discovery;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.keycloakpat.issue.PatGrantTypeFactory;
import jakarta.ws.rs.NotFoundException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.util.JsonSerialization;
import org.keycloak.wellknown.WellKnownProvider;
import org.keycloak.wellknown.WellKnownProviderFactory;

/** A well-known document as it would be without us, and members more. What an administrator's override says stays. */
final class PatMetadata implements WellKnownProvider {
    private static final String GRANT_TYPES = "grant_types_supported";
    private static final TypeReference<LinkedHashMap<String, Object>> MEMBERS = new TypeReference<>() {};

    private final KeycloakSession session;
    private final WellKnownProviderFactory self;
    private final Map<String, Object> members;

    PatMetadata(KeycloakSession session, WellKnownProviderFactory self, Map<String, Object> members) {
        this.session = session;
        this.self = self;
        this.members = members;
    }

    @Override
    public Object getConfig() {
        Object others = withoutUs().getConfig();
        return others instanceof String ? others : extended(others); // a text is signed
    }

    /**
     * What Keycloak would use if we were not here, by its own rule. Asking it, and not a copy of ours, keeps its settings,
     * and whatever else is installed.
     */
    private WellKnownProvider withoutUs() {
        return session.getKeycloakSessionFactory()
                .getProviderFactoriesStream(WellKnownProvider.class)
                .map(WellKnownProviderFactory.class::cast)
                .filter(factory -> factory.getAlias().equals(self.getAlias()))
                .filter(factory -> factory.getPriority() > self.getPriority())
                .min(Comparator.comparingInt(WellKnownProviderFactory::getPriority))
                .map(factory -> session.getProvider(WellKnownProvider.class, factory.getId()))
                .orElseThrow(NotFoundException::new); // an administrator has turned it off
    }

    private Map<String, Object> extended(Object others) {
        Map<String, Object> document = JsonSerialization.mapper.convertValue(others, MEMBERS);
        document.computeIfPresent(GRANT_TYPES, (name, types) -> withoutGuard(types));
        members.forEach(document::putIfAbsent);
        return document;
    }

    /** Our grant type is registered as a guard alone; nobody is given a token for it. */
    private static Object withoutGuard(Object types) {
        return types instanceof List<?> list
                ? list.stream()
                        .filter(type -> !PatGrantTypeFactory.GRANT_TYPE.equals(type))
                        .toList()
                : types;
    }

    @Override
    public void close() {}
}
