package io.github.keycloakpat.core.fake;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import io.github.keycloakpat.core.lifecycle.Pat;
import io.github.keycloakpat.core.lifecycle.PatName;
import io.github.keycloakpat.core.lifecycle.PatStatus;
import io.github.keycloakpat.core.lifecycle.Revocation;
import io.github.keycloakpat.core.lifecycle.Usage;
import io.github.keycloakpat.core.port.PatQuery;
import io.github.keycloakpat.core.port.PatStore;
import io.github.keycloakpat.core.port.StoredSecret;
import io.github.keycloakpat.core.port.Tombstone;
import io.github.keycloakpat.token.SecretHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A store for tests of the core. */
public final class InMemoryPatStore implements PatStore {
    private final Map<String, Pat> pats = new LinkedHashMap<>();
    private final Map<String, Secret> secrets = new LinkedHashMap<>();
    private final Map<String, Usage> usages = new HashMap<>();
    private final Map<String, Tombstone> stones = new HashMap<>();
    private final Set<String> expiryNoted = new HashSet<>();
    private final Map<String, Noticed> noticed = new HashMap<>();
    private final List<Set<String>> locked = new ArrayList<>();
    private Runnable onNextLock = () -> {};
    private int reads;

    /** How often a secret was looked up. */
    public int reads() {
        return reads;
    }

    @Override
    public Optional<StoredSecret> findBySecret(List<SecretHash> candidates) {
        reads++;
        return candidates.stream()
                .map(hash -> secrets.get(hash.digest()))
                .filter(secret -> secret != null)
                .findFirst()
                .map(secret ->
                        new StoredSecret(secret.tokenId, find(secret.tokenId), secret.issuedAt, secret.validUntil));
    }

    /** @param validUntil {@link StoredSecret#ENDED} once it has ended for good */
    private record Secret(String tokenId, Instant issuedAt, Optional<Instant> validUntil) {
        Secret until(Instant end) {
            return new Secret(tokenId, issuedAt, Optional.of(end));
        }
    }

    @Override
    public Optional<Pat> find(String id) {
        return Optional.ofNullable(pats.get(id));
    }

    @Override
    public boolean hasLiveValue(String id, Instant issuedAt, Instant now) {
        return secrets.values().stream()
                .filter(secret -> secret.tokenId.equals(id) && secret.issuedAt.equals(issuedAt))
                .anyMatch(secret -> secret.validUntil.map(now::isBefore).orElse(true));
    }

    @Override
    public Optional<Pat> lock(String userId, String id) {
        return find(id).filter(pat -> pat.userId().equals(userId));
    }

    @Override
    public void lockOwners(Set<String> userIds) {
        locked.add(Set.copyOf(userIds));
        Runnable meanwhile = onNextLock;
        onNextLock = () -> {};
        meanwhile.run();
    }

    /** Whose tokens were locked, one call after the other. */
    public List<Set<String>> locked() {
        return locked;
    }

    /** What others do while the next lock is waited for. */
    public void onNextLock(Runnable meanwhile) {
        onNextLock = meanwhile;
    }

    /** Takes a token and its values away, as with its owner. */
    public void forget(String id) {
        pats.remove(id);
        secrets.values().removeIf(secret -> secret.tokenId.equals(id));
    }

    @Override
    public long countActive(String userId, Instant now) {
        return count(PatQuery.ofOwner(userId, Optional.of(PatStatus.ACTIVE), Optional.empty(), now));
    }

    @Override
    public boolean isNameTaken(String userId, PatName name, String exceptId) {
        return pats.values().stream()
                .anyMatch(pat -> pat.userId().equals(userId)
                        && pat.name().folded().equals(name.folded())
                        && !pat.id().equals(exceptId));
    }

    @Override
    public long count(PatQuery query) {
        return matching(query).size();
    }

    @Override
    public List<Pat> list(PatQuery query, PatQuery.Page page) {
        var sorted = new ArrayList<>(matching(query));
        sorted.sort(order(page).thenComparing(Pat::id));
        return sorted.stream().skip(page.first()).limit(page.max()).toList();
    }

    private List<Pat> matching(PatQuery query) {
        return pats.values().stream()
                .filter(pat -> query.userId().map(pat.userId()::equals).orElse(true))
                .filter(pat -> query.status()
                        .map(status -> pat.statusAt(query.now()) == status)
                        .orElse(true))
                .filter(pat -> query.search()
                        .map(text -> (pat.name() + " " + pat.secret().hint())
                                .toLowerCase(Locale.ROOT)
                                .contains(text.toLowerCase(Locale.ROOT)))
                        .orElse(true))
                .toList();
    }

    private Comparator<Pat> order(PatQuery.Page page) {
        return switch (page.sort()) {
            case NAME -> by(comparing(pat -> pat.name().value()), page);
            case CREATED_AT -> by(comparing(Pat::createdAt), page);
            case EXPIRES_AT -> comparing(pat -> pat.expiresAt().orElse(null), nullsLast(direction(page)));
            case LAST_USED_AT ->
                comparing(
                        pat -> usages.getOrDefault(pat.id(), Usage.none())
                                .lastAt()
                                .orElse(null),
                        nullsLast(direction(page)));
        };
    }

    private static Comparator<Pat> by(Comparator<Pat> ascending, PatQuery.Page page) {
        return page.ascending() ? ascending : ascending.reversed();
    }

    private static Comparator<Instant> direction(PatQuery.Page page) {
        Comparator<Instant> ascending = naturalOrder();
        return page.ascending() ? ascending : ascending.reversed();
    }

    @Override
    public List<Pat> following(PatQuery query, String afterId, int max) {
        return matching(query).stream()
                .filter(pat -> pat.id().compareTo(afterId) > 0)
                .sorted(comparing(Pat::id))
                .limit(max)
                .toList();
    }

    @Override
    public Optional<Tombstone> findDeleted(String id) {
        return Optional.ofNullable(stones.get(id));
    }

    @Override
    public void insert(Pat pat, SecretHash hash) {
        pats.put(pat.id(), pat);
        secrets.put(hash.digest(), new Secret(pat.id(), pat.secret().issuedAt(), Optional.empty()));
    }

    @Override
    public void renew(Pat pat, SecretHash hash) {
        Instant presentUntil = pat.secret().previousUntil().orElse(StoredSecret.ENDED);
        secrets.replaceAll((digest, secret) -> secret.tokenId.equals(pat.id())
                ? secret.until(secret.validUntil.isPresent() ? StoredSecret.ENDED : presentUntil)
                : secret);
        expiryNoted.remove(pat.id());
        insert(pat, hash);
    }

    @Override
    public void endPreviousSecrets(Pat pat) {
        secrets.replaceAll((digest, secret) -> secret.tokenId.equals(pat.id()) && secret.validUntil.isPresent()
                ? secret.until(StoredSecret.ENDED)
                : secret);
        pats.put(pat.id(), pat);
    }

    @Override
    public boolean noteExpiry(String id) {
        return pats.containsKey(id) && pats.get(id).revocation().isEmpty() && expiryNoted.add(id);
    }

    @Override
    public boolean noteNotice(String id, Instant expiresAt, int days) {
        Noticed before = noticed.get(id);
        boolean isNew = before == null || !before.expiry.equals(expiresAt) || before.days > days;
        if (isNew) {
            noticed.put(id, new Noticed(expiresAt, days));
        }
        return isNew;
    }

    private record Noticed(Instant expiry, int days) {}

    @Override
    public Map<String, Usage> usages(Collection<String> ids) {
        Map<String, Usage> found = new HashMap<>(usages);
        found.keySet().retainAll(ids);
        return found;
    }

    /** Says how a token was used. */
    public void used(String id, Usage usage) {
        usages.put(id, usage);
    }

    @Override
    public void rename(Pat pat) {
        pats.put(pat.id(), pat);
    }

    @Override
    public void regrant(Pat pat) {
        pats.put(pat.id(), pat);
    }

    @Override
    public boolean revoke(String id, Revocation revocation) {
        Pat pat = pats.get(id);
        if (pat == null || pat.revocation().isPresent()) {
            return false;
        }
        pats.put(id, pat.revoked(revocation));
        return true;
    }

    @Override
    public boolean markCompromised(String id) {
        Pat pat = pats.get(id);
        Revocation end = pat.revocation().orElseThrow();
        pats.put(id, pat.revoked(new Revocation(end.at(), end.by(), end.reason(), true)));
        return !end.compromised();
    }

    @Override
    public List<Pat> children(Collection<String> ids) {
        return pats.values().stream()
                .filter(pat -> pat.parentId().map(ids::contains).orElse(false))
                .toList();
    }

    /** Puts a token in as it is, for what no use case makes yet. */
    public void put(Pat pat) {
        pats.put(pat.id(), pat);
    }

    private static Pat adopted(Pat child, String parent) {
        return new Pat(
                child.id(),
                Optional.of(parent),
                child.userId(),
                child.name(),
                child.description(),
                child.grant(),
                child.secret(),
                child.createdAt(),
                child.createdBy(),
                child.expiresAt(),
                child.revocation());
    }

    @Override
    public void delete(Pat pat, Instant at) {
        pats.remove(pat.id());
        pat.parentId()
                .ifPresent(parent -> pats.replaceAll((id, child) ->
                        child.parentId().equals(Optional.of(pat.id())) ? adopted(child, parent) : child));
        stones.put(
                pat.id(),
                new Tombstone(
                        pat.id(), pat.userId(), pat.name().value(), pat.secret().hint(), at));
    }
}
