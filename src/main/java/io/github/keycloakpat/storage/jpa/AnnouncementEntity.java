package io.github.keycloakpat.storage.jpa;

import io.github.keycloakpat.core.outbox.Announcement;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** A row of {@code PAT_ANNOUNCEMENT}: something that webhooks are to be told of. It goes once they have rows of their own. */
@Entity
@Table(name = "PAT_ANNOUNCEMENT")
@NamedQuery(name = "patAnnouncements", query = "select a from AnnouncementEntity a order by a.createdAt, a.id")
@NamedQuery(name = "patAnnouncementBacklog", query = "select count(a), min(a.createdAt) from AnnouncementEntity a")
@NamedQuery(name = "patAnnouncementDeleteOfRealm", query = "delete from AnnouncementEntity a where a.realmId = :realm")
class AnnouncementEntity {
    @Id
    @Column(name = "ID", length = 36)
    String id;

    @Column(name = "REALM_ID")
    String realmId;

    /** Ids, separated by a space. */
    @Column(name = "TARGETS", length = 2000)
    String targets;

    @Column(name = "TYPE", length = 64)
    String type;

    @Column(name = "TOKEN_ID", length = 36)
    String tokenId;

    @Column(name = "BODY")
    String body;

    /** Epoch milliseconds. */
    @Column(name = "CREATED_AT")
    long createdAt;

    static AnnouncementEntity of(Announcement announcement) {
        var row = new AnnouncementEntity();
        row.id = announcement.id();
        row.realmId = announcement.realmId();
        row.targets = String.join(" ", announcement.targets());
        row.type = announcement.type();
        row.tokenId = announcement.tokenId().orElse(null);
        row.body = announcement.body();
        row.createdAt = announcement.createdAt().toEpochMilli();
        return row;
    }

    Announcement toDomain() {
        return new Announcement(
                id,
                realmId,
                Arrays.asList(targets.split(" ", -1)),
                type,
                Optional.ofNullable(tokenId),
                body,
                Instant.ofEpochMilli(createdAt));
    }
}
