package io.github.keycloakpat.storage.jpa;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.keycloakpat.core.policy.PolicyTexts;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import org.keycloak.util.JsonSerialization;

/** Reads policies where Keycloak keeps them, and what was remembered of them where we do. */
final class PolicyRows {
    private static final Logger LOG = Logger.getLogger(PolicyRows.class);
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final List<String> ATTRIBUTES =
            PolicyTexts.FIELDS.stream().map(PolicyTexts.PREFIX::concat).toList();

    private static final String FIELDS =
            "select a.realm.id, a.name, a.value from RealmAttributeEntity a where a.name in :names";
    private static final String MARKED = "select s.realmId, s.name from ClientScopeAttributeEntity a"
            + " join a.clientScope s where a.name = :grantable and lower(a.value) = 'true'";

    private final EntityManager em;

    PolicyRows(EntityManager em) {
        this.em = em;
    }

    PolicyTexts present(String realmId) {
        TypedQuery<Object[]> fields = em.createQuery(FIELDS + " and a.realm.id = :realm", Object[].class);
        TypedQuery<Object[]> marked = em.createQuery(MARKED + " and s.realmId = :realm", Object[].class);
        return read(fields.setParameter("realm", realmId), marked.setParameter("realm", realmId))
                .getOrDefault(realmId, PolicyTexts.none());
    }

    /** Realms whose policy is not as it was remembered, be they still there or not. */
    List<String> changed() {
        Map<String, PolicyTexts> present =
                read(em.createQuery(FIELDS, Object[].class), em.createQuery(MARKED, Object[].class));
        Map<String, Map<String, String>> remembered = new HashMap<>();
        em.createQuery("select p.realmId, p.texts from SeenPolicyEntity p", Object[].class)
                .getResultStream()
                .forEach(row -> remembered.put((String) row[0], parse((String) row[1])));
        Collection<String> realms = new TreeSet<>(present.keySet());
        realms.addAll(remembered.keySet());
        return realms.stream()
                .filter(realm -> !present.getOrDefault(realm, PolicyTexts.none())
                        .changesSince(remembered.getOrDefault(realm, Map.of()))
                        .isEmpty())
                .toList();
    }

    private static Map<String, PolicyTexts> read(TypedQuery<Object[]> fields, TypedQuery<Object[]> marked) {
        Map<String, SortedMap<String, String>> texts = new HashMap<>();
        fields.setParameter("names", ATTRIBUTES)
                .getResultStream()
                .filter(row -> row[2] != null)
                .forEach(row -> of(texts, row[0])
                        .put(((String) row[1]).substring(PolicyTexts.PREFIX.length()), (String) row[2]));
        Map<String, TreeSet<String>> scopes = new HashMap<>();
        marked.setParameter("grantable", PolicyTexts.GRANTABLE)
                .getResultStream()
                .forEach(row -> scopes.computeIfAbsent((String) row[0], realm -> new TreeSet<>())
                        .add((String) row[1]));
        scopes.forEach((realm, names) -> of(texts, realm).put(PolicyTexts.MARKED_SCOPES, String.join(" ", names)));
        Map<String, PolicyTexts> policies = new HashMap<>();
        texts.forEach((realm, byField) -> policies.put(realm, new PolicyTexts(byField)));
        return policies;
    }

    private static Map<String, String> of(Map<String, SortedMap<String, String>> texts, Object realmId) {
        return texts.computeIfAbsent((String) realmId, realm -> new TreeMap<>());
    }

    static String write(PolicyTexts texts) {
        try {
            return JsonSerialization.writeValueAsString(texts.remembered());
        } catch (IOException e) {
            throw new IllegalStateException("texts can be written as JSON", e);
        }
    }

    /** What was changed by other hands counts as nothing; the whole policy is then told anew. */
    static Map<String, String> parse(String json) {
        try {
            return Map.copyOf(JsonSerialization.readValue(json, TEXTS));
        } catch (IOException | NullPointerException | IllegalArgumentException e) {
            LOG.warn("what was remembered of a realm's policy can't be read", e);
            return Map.of();
        }
    }
}
