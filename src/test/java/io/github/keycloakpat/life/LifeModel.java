package io.github.keycloakpat.life;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What should come of each step, worked out from the contract's words and not from the code. */
final class LifeModel {
    private static final long FOREVER = Long.MAX_VALUE;
    private static final long NEVER_AGAIN = Long.MIN_VALUE;

    /** A value that was issued once: it works while the token is active and until then. */
    record Value(String text, long until) {}

    private final List<Value> values = new ArrayList<>();
    private final Set<String> held = new TreeSet<>(Histories.SCOPES);
    private final Set<String> allowed = new TreeSet<>(Histories.SCOPES);
    private final Set<String> scopes = new TreeSet<>();
    private long now;
    private long expiresAt;
    private boolean revoked;
    private boolean compromised;

    List<Value> values() {
        return List.copyOf(values);
    }

    Set<String> scopes() {
        return Set.copyOf(scopes);
    }

    Set<String> grantable() {
        Set<String> both = new TreeSet<>(held);
        both.retainAll(allowed);
        return both;
    }

    String status() {
        return revoked ? "REVOKED" : now >= expiresAt ? "EXPIRED" : "ACTIVE";
    }

    boolean graceRuns() {
        return isActive() && values.stream().anyMatch(value -> value.until != FOREVER && now < value.until);
    }

    /** What a value is good for now; empty if it must be refused. */
    Optional<Set<String>> worth(Value value) {
        if (!isActive() || now >= value.until) {
            return Optional.empty();
        }
        Set<String> left = grantable();
        left.retainAll(scopes);
        return left.isEmpty() && !scopes.isEmpty() ? Optional.empty() : Optional.of(left);
    }

    /** The fault that must come of it; if there is none, the step is done here as well. */
    Optional<String> expect(Step step) {
        if (step instanceof Step.Advance advance) {
            now += advance.units();
        } else if (step instanceof Step.Rotate rotate) {
            return faultOf(rotate);
        } else if (step instanceof Step.EndGrace && isActive()) {
            endGrace();
        } else if (step instanceof Step.Regenerate) {
            return faultOfRegenerating();
        } else if (step instanceof Step.Revoke revoke) {
            revoked = true;
            compromised |= revoke.compromised();
        } else {
            return expectOfRights(step);
        }
        return Optional.empty();
    }

    private Optional<String> expectOfRights(Step step) {
        if (step instanceof Step.Add add) {
            return add(add.scope());
        } else if (step instanceof Step.Remove remove) {
            return scopes.remove(remove.scope()) ? Optional.empty() : Optional.of("not_found");
        } else if (step instanceof Step.RemoveAll) {
            scopes.clear();
        } else if (step instanceof Step.SetScopes set) {
            return scopes.containsAll(set.scopes()) ? change(set.scopes()) : Optional.of("invalid_request");
        } else if (step instanceof Step.OwnerLoses lost) {
            held.remove(lost.scope());
        } else if (step instanceof Step.OwnerGains gained) {
            held.add(gained.scope());
        } else if (step instanceof Step.PolicyLoses lost) {
            allowed.remove(lost.scope());
        } else if (step instanceof Step.PolicyGains gained) {
            allowed.add(gained.scope());
        }
        return Optional.empty();
    }

    private Optional<String> change(Set<String> changed) {
        scopes.retainAll(changed);
        return Optional.empty();
    }

    private Optional<String> add(String scope) {
        if (!isActive()) {
            return Optional.of("token_not_active");
        }
        if (scopes.contains(scope)) {
            return Optional.empty();
        }
        if (graceRuns()) {
            return Optional.of("grace_running");
        }
        if (!grantable().contains(scope)) {
            return Optional.of("scope_not_grantable");
        }
        scopes.add(scope);
        return Optional.empty();
    }

    private Optional<String> faultOf(Step.Rotate rotate) {
        if (!isActive()) {
            return Optional.of("token_not_active");
        }
        Set<String> after = rotate.scopes().orElse(scopes);
        if (!scopes.containsAll(after) && (rotate.grace() > 0 || graceRuns())) {
            return Optional.of("grace_running");
        }
        return grantable().containsAll(after) ? Optional.empty() : Optional.of("scope_not_grantable");
    }

    private Optional<String> faultOfRegenerating() {
        if (isActive() || compromised) {
            return Optional.of("regeneration_not_allowed");
        }
        return grantable().containsAll(scopes) ? Optional.empty() : Optional.of("scope_not_grantable");
    }

    void rotated(Step.Rotate rotate, String value) {
        long graceEnd = rotate.grace() == 0 ? NEVER_AGAIN : Math.min(now + rotate.grace(), expiresAt);
        values.replaceAll(old -> new Value(old.text, old.until == FOREVER ? graceEnd : NEVER_AGAIN));
        values.add(new Value(value, FOREVER));
        rotate.scopes().ifPresent(after -> {
            scopes.clear();
            scopes.addAll(after);
        });
    }

    void regenerated(Step.Regenerate regenerate, String value) {
        values.replaceAll(old -> new Value(old.text, NEVER_AGAIN));
        values.add(new Value(value, FOREVER));
        revoked = false;
        expiresAt = now + regenerate.life();
    }

    void created(int life, Set<String> granted, String value) {
        values.replaceAll(old -> new Value(old.text, NEVER_AGAIN));
        values.add(new Value(value, FOREVER));
        scopes.clear();
        scopes.addAll(granted);
        revoked = false;
        compromised = false;
        expiresAt = now + life;
    }

    private void endGrace() {
        values.replaceAll(old -> old.until == FOREVER ? old : new Value(old.text, NEVER_AGAIN));
    }

    private boolean isActive() {
        return status().equals("ACTIVE");
    }
}
