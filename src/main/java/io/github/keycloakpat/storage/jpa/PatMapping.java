package io.github.keycloakpat.storage.jpa;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import io.github.keycloakpat.core.grant.IpRange;
import io.github.keycloakpat.core.grant.IpRanges;
import io.github.keycloakpat.core.grant.PatGrant;
import io.github.keycloakpat.core.grant.ScopeSet;
import io.github.keycloakpat.core.lifecycle.Pat;
import io.github.keycloakpat.core.lifecycle.PatName;
import io.github.keycloakpat.core.lifecycle.Remark;
import io.github.keycloakpat.core.lifecycle.Revocation;
import io.github.keycloakpat.core.lifecycle.SecretState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/** Between rows and tokens. A row that can't be read makes its token unusable, never wider. */
final class PatMapping {
    /** Stands before listed roles, so that "none" is not an empty text, which some databases take for null. */
    private static final String EXACTLY = "=";

    private static final Logger LOG = Logger.getLogger(PatMapping.class);

    private PatMapping() {}

    static Pat toDomain(PatEntity row) {
        return new Pat(
                row.id,
                Optional.ofNullable(row.parentId),
                row.userId,
                new PatName(row.name),
                Remark.kept(row.description),
                grant(row),
                new SecretState(
                        row.hint, Instant.ofEpochMilli(row.secretIssuedAt), instant(row.previousUntil), row.generation),
                Instant.ofEpochMilli(row.createdAt),
                row.createdBy,
                instant(row.expiresAt),
                revocation(row));
    }

    static PatEntity toRow(String realmId, Pat pat) {
        var row = new PatEntity();
        row.id = pat.id();
        row.realmId = realmId;
        row.userId = pat.userId();
        row.parentId = pat.parentId().orElse(null);
        SecretState secret = pat.secret();
        row.hint = secret.hint();
        row.secretIssuedAt = secret.issuedAt().toEpochMilli();
        row.previousUntil = secret.previousUntil().map(Instant::toEpochMilli).orElse(null);
        row.generation = secret.generation();
        row.createdAt = pat.createdAt().toEpochMilli();
        row.createdBy = pat.createdBy();
        row.expiresAt = pat.expiresAt().map(Instant::toEpochMilli).orElse(null);
        writeChangeable(pat, row);
        return row;
    }

    /** What an update may change. */
    static void writeChangeable(Pat pat, PatEntity row) {
        row.name = pat.name().value();
        row.nameKey = nameKey(pat.name());
        row.nameSort = pat.name().value().toLowerCase(Locale.ROOT);
        row.description = pat.description().map(Remark::value).orElse(null);
        PatGrant grant = pat.grant();
        row.scopes = grant.scopes().toString();
        row.roles = grant.roles().map(ids -> EXACTLY + join(ids)).orElse(null);
        row.audiences = join(grant.audiences());
        row.details = DetailsJson.write(grant.details());
        row.allowedIps =
                grant.allowedIps().ranges().stream().map(IpRange::toString).collect(joining(" "));
    }

    static String nameKey(PatName name) {
        return sha256(name.folded());
    }

    static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }

    /** What was changed by other hands and can't be read is good for nothing; the token can still be ended. */
    private static PatGrant grant(PatEntity row) {
        try {
            return readGrant(row);
        } catch (IllegalArgumentException | IllegalStateException e) {
            LOG.warnf(e, "the rights of token %s can't be read; it is refused", row.id);
            return PatGrant.unusable();
        }
    }

    private static PatGrant readGrant(PatEntity row) {
        return new PatGrant(
                ScopeSet.parse(orEmpty(row.scopes)),
                Optional.ofNullable(row.roles).map(PatMapping::exactly),
                split(orEmpty(row.audiences)),
                DetailsJson.read(row.details),
                new IpRanges(split(orEmpty(row.allowedIps)).stream()
                        .map(PatMapping::range)
                        .toList()));
    }

    private static Set<String> exactly(String text) {
        if (!text.startsWith(EXACTLY)) {
            throw new IllegalStateException("unreadable roles of a token");
        }
        return split(text.substring(EXACTLY.length()));
    }

    private static IpRange range(String text) {
        return IpRange.parse(text).orElseThrow(() -> new IllegalStateException("unreadable address range of a token"));
    }

    private static Optional<Revocation> revocation(PatEntity row) {
        return instant(row.revokedAt)
                .map(at -> new Revocation(
                        at, Optional.ofNullable(row.revokedBy), Remark.kept(row.revokeReason), row.compromised));
    }

    private static Optional<Instant> instant(Long millis) {
        return Optional.ofNullable(millis).map(Instant::ofEpochMilli);
    }

    /** Empty texts are null to some databases. */
    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private static String join(Collection<String> values) {
        return String.join(" ", new TreeSet<>(values));
    }

    private static Set<String> split(String text) {
        return Arrays.stream(text.split(" ")).filter(part -> !part.isEmpty()).collect(toCollection(LinkedHashSet::new));
    }
}
