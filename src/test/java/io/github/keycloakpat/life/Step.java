package io.github.keycloakpat.life;

import java.util.Optional;
import java.util.Set;

/** Something that happens to a token or around it. Times are in units whose length each subject chooses. */
public sealed interface Step {
    /** Time goes by. */
    record Advance(int units) implements Step {}

    /** @param scopes empty: as they are */
    record Rotate(int grace, Optional<Set<String>> scopes) implements Step {}

    record EndGrace() implements Step {}

    record Regenerate(int life) implements Step {}

    record Revoke(boolean compromised) implements Step {}

    record Add(String scope) implements Step {}

    record Remove(String scope) implements Step {}

    record RemoveAll() implements Step {}

    /** By an update of the token. */
    record SetScopes(Set<String> scopes) implements Step {}

    record OwnerLoses(String scope) implements Step {}

    record OwnerGains(String scope) implements Step {}

    record PolicyLoses(String scope) implements Step {}

    record PolicyGains(String scope) implements Step {}

    /** The token is deleted, and another one made. */
    record Replace(int life, Set<String> scopes) implements Step {}
}
