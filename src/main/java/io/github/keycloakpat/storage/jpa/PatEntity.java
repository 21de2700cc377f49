package io.github.keycloakpat.storage.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/**
 * A row of {@code PAT_TOKEN}. Instants are epoch milliseconds, as in Keycloak's own tables. Rows are changed by update
 * statements only: a write to a field of a loaded row would pass Hibernate by where it enhances classes.
 */
@Entity
@Table(name = "PAT_TOKEN")
@NamedQuery(
        name = "patCountActive",
        query = "select count(t) from PatEntity t where t.realmId = :realm and t.userId = :user"
                + " and t.revokedAt is null and (t.expiresAt is null or t.expiresAt > :now)")
@NamedQuery(
        name = "patOfOwner",
        query = "select t from PatEntity t where t.realmId = :realm and t.userId = :user and t.id = :id")
@NamedQuery(
        name = "patCountName",
        query = "select count(t) from PatEntity t where t.realmId = :realm and t.userId = :user"
                + " and t.nameKey = :nameKey and t.id <> :except")
@NamedQuery(
        name = "patRename",
        query = "update PatEntity t set t.name = :name, t.nameKey = :nameKey, t.nameSort = :nameSort,"
                + " t.description = :description"
                + " where t.realmId = :realm and t.id = :id")
@NamedQuery(
        name = "patRegrant",
        query = "update PatEntity t set t.scopes = :scopes, t.roles = :roles, t.audiences = :audiences,"
                + " t.details = :details, t.allowedIps = :allowedIps where t.realmId = :realm and t.id = :id")
@NamedQuery(
        name = "patRevoke",
        query = "update PatEntity t set t.revokedAt = :at, t.revokedBy = :by, t.revokeReason = :reason,"
                + " t.compromised = :compromised where t.realmId = :realm and t.id = :id and t.revokedAt is null")
@NamedQuery(
        name = "patRenew",
        query = "update PatEntity t set t.scopes = :scopes, t.roles = :roles, t.audiences = :audiences,"
                + " t.details = :details, t.allowedIps = :allowedIps, t.hint = :hint,"
                + " t.secretIssuedAt = :secretIssuedAt, t.previousUntil = :previousUntil, t.generation = :generation,"
                + " t.expiresAt = :expiresAt, t.expiryNoted = false, t.revokedAt = null, t.revokedBy = null,"
                + " t.revokeReason = null where t.realmId = :realm and t.id = :id")
@NamedQuery(
        name = "patEndPrevious",
        query = "update PatEntity t set t.previousUntil = null where t.realmId = :realm and t.id = :id")
@NamedQuery(
        name = "patMarkCompromised",
        query = "update PatEntity t set t.compromised = true"
                + " where t.realmId = :realm and t.id = :id and t.compromised = false")
@NamedQuery(
        name = "patNoteExpiry",
        query = "update PatEntity t set t.expiryNoted = true"
                + " where t.realmId = :realm and t.id = :id and t.expiryNoted = false and t.revokedAt is null")
@NamedQuery(
        name = "patNoteNotice",
        query = "update PatEntity t set t.noticedExpiry = :expiry, t.noticedDays = :days"
                + " where t.realmId = :realm and t.id = :id and t.expiresAt = :expiry"
                + " and (t.noticedExpiry is null or t.noticedExpiry <> :expiry or t.noticedDays > :days)")
@NamedQuery(name = "patByIds", query = "select t from PatEntity t where t.id in :ids")
@NamedQuery(name = "patChildren", query = "select t from PatEntity t where t.realmId = :realm and t.parentId in :ids")
@NamedQuery(
        name = "patAdopt",
        query = "update PatEntity t set t.parentId = :parent where t.realmId = :realm and t.parentId = :id")
@NamedQuery(name = "patDelete", query = "delete from PatEntity t where t.realmId = :realm and t.id = :id")
@NamedQuery(name = "patDeleteOfRealm", query = "delete from PatEntity t where t.realmId = :realm")
@NamedQuery(name = "patDeleteOfUser", query = "delete from PatEntity t where t.realmId = :realm and t.userId = :user")
class PatEntity {
    @Id
    @Column(name = "ID", length = 36)
    String id;

    @Column(name = "REALM_ID")
    String realmId;

    @Column(name = "USER_ID")
    String userId;

    @Column(name = "PARENT_ID", length = 36)
    String parentId;

    @Column(name = "NAME")
    String name;

    /** SHA-256 of the folded name: the same length for every name, and no collation has a say. */
    @Column(name = "NAME_KEY", length = 64)
    String nameKey;

    /** The name in lower case, for lists in its order. */
    @Column(name = "NAME_SORT")
    String nameSort;

    @Column(name = "DESCRIPTION")
    String description;

    /** Separated by spaces, as in OAuth. */
    @Column(name = "SCOPES")
    String scopes;

    /** "=" and internal ids separated by spaces; null: those that the scopes bring. */
    @Column(name = "ROLES")
    String roles;

    /** Internal ids of clients separated by spaces. */
    @Column(name = "AUDIENCES")
    String audiences;

    /** RFC 9396 in JSON. */
    @Column(name = "DETAILS")
    String details;

    /** CIDRs separated by spaces. */
    @Column(name = "ALLOWED_IPS")
    String allowedIps;

    @Column(name = "HINT", length = 32)
    String hint;

    @Column(name = "CREATED_AT")
    long createdAt;

    @Column(name = "CREATED_BY")
    String createdBy;

    @Column(name = "SECRET_ISSUED_AT")
    long secretIssuedAt;

    @Column(name = "EXPIRES_AT")
    Long expiresAt;

    @Column(name = "REVOKED_AT")
    Long revokedAt;

    @Column(name = "REVOKED_BY")
    String revokedBy;

    @Column(name = "REVOKE_REASON")
    String revokeReason;

    @Column(name = "COMPROMISED")
    boolean compromised;

    /** Until when the value before the present one works; null if it was ended. */
    @Column(name = "PREVIOUS_UNTIL")
    Long previousUntil;

    /** 1, and one more for each time that the token was regenerated. */
    @Column(name = "GENERATION")
    int generation;

    /** Whether it was told that the token has expired. */
    @Column(name = "EXPIRY_NOTED")
    boolean expiryNoted;

    /** The end of which its owner was told ahead; null if of none. It may have another one since. */
    @Column(name = "NOTICED_EXPIRY")
    Long noticedExpiry;

    /** By how many days ahead, at the last time. */
    @Column(name = "NOTICED_DAYS")
    Integer noticedDays;
}
