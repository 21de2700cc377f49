package io.github.keycloakpat.storage.jpa;

import io.github.keycloakpat.storage.jpa.RightEntity.Kind;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;

/** What a realm's tokens were given, each name once. */
final class RightNames {
    private final EntityManager em;
    private final String realmId;

    RightNames(EntityManager em, String realmId) {
        this.em = em;
        this.realmId = realmId;
    }

    /** One look into an index for each name: there are many tokens, but few names. */
    List<String> of(Kind kind) {
        List<String> names = new ArrayList<>();
        for (String name = after(kind, ""); name != null; name = after(kind, name)) {
            names.add(name);
        }
        return names;
    }

    private String after(Kind kind, String name) {
        return em.createNamedQuery("patRightNameAfter", String.class)
                .setParameter("realm", realmId)
                .setParameter("kind", kind)
                .setParameter("name", name)
                .getSingleResult();
    }
}
