package io.github.keycloakpat.storage.jpa;

import io.github.keycloakpat.core.lifecycle.Usage;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** A row of {@code PAT_USAGE}: how a token was used. There is one from its creation on, so that none has to be made. */
@Entity
@Table(name = "PAT_USAGE")
@NamedQuery(name = "patUsages", query = "select u from UsageEntity u where u.tokenId in :ids order by u.tokenId")
@NamedQuery(
        name = "patUsageUpdate",
        query = "update UsageEntity u set u.useCount = u.useCount + :count, u.lastUsedAt = :at, u.lastUsedIp = :ip,"
                + " u.lastUsedClient = :client, u.places = :places where u.tokenId = :id")
@NamedQuery(name = "patUsageDelete", query = "delete from UsageEntity u where u.tokenId = :id")
class UsageEntity {
    @Id
    @Column(name = "TOKEN_ID", length = 36)
    String tokenId;

    @Column(name = "REALM_ID", length = 36)
    String realmId;

    @Column(name = "LAST_USED_AT")
    Long lastUsedAt;

    @Column(name = "LAST_USED_IP", length = 64)
    String lastUsedIp;

    @Column(name = "LAST_USED_CLIENT")
    String lastUsedClient;

    @Column(name = "USE_COUNT")
    long useCount;

    /** The networks and clients that are known, as {@link PlacesJson} writes them. */
    @Column(name = "PLACES")
    String places;

    static UsageEntity unused(String realmId, String tokenId) {
        var row = new UsageEntity();
        row.realmId = realmId;
        row.tokenId = tokenId;
        return row;
    }

    Usage toDomain() {
        return new Usage(
                Optional.ofNullable(lastUsedAt).map(Instant::ofEpochMilli),
                Optional.ofNullable(lastUsedIp),
                Optional.ofNullable(lastUsedClient),
                useCount);
    }
}
