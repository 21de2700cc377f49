package io.github.keycloakpat.storage.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/**
 * A row of {@code PAT_JOB}: when a job ran last, on whichever node. A time that lies ahead by more than an interval, as it
 * does after clocks were set back, does not count.
 */
@Entity
@Table(name = "PAT_JOB")
@NamedQuery(
        name = "patJobTakeTurn",
        query = "update JobEntity j set j.runAt = :now where j.name = :name"
                + " and (j.runAt <= :due or j.runAt > :absurd)")
class JobEntity {
    @Id
    @Column(name = "NAME", length = 32)
    String name;

    /** Epoch milliseconds. */
    @Column(name = "RUN_AT")
    long runAt;
}
