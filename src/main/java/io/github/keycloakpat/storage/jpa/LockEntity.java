package io.github.keycloakpat.storage.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.util.Set;

/**
 * A row of {@code PAT_LOCK}: there to be locked while the set of one owner's tokens changes. There is a fixed number of
 * them and each owner has one, shared with others: a row of each owner's own would have to be made first, which needs a
 * second connection while the first is held.
 */
@Entity
@Table(name = "PAT_LOCK")
class LockEntity {
    /** How many rows the change log puts in. */
    static final int ROWS = 64;

    @Id
    @Column(name = "ID")
    int id;

    /** Waits for the rows of these owners, in one order for everybody, and has them until the transaction ends. */
    static void lock(EntityManager em, String realmId, Set<String> userIds) {
        userIds.stream()
                .map(userId -> idFor(realmId, userId))
                .distinct()
                .sorted()
                .forEach(id -> lock(em, id));
    }

    private static void lock(EntityManager em, int id) {
        var row = em.find(LockEntity.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            throw new IllegalStateException("PAT_LOCK has lost rows; the change log puts in " + ROWS);
        }
        em.detach(row);
    }

    private static int idFor(String realmId, String userId) {
        return Math.floorMod(31 * realmId.hashCode() + userId.hashCode(), ROWS);
    }
}
