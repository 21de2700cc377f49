package io.github.keycloakpat.life;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** Random histories. What is rare in life (to lose a right) is rarer here than what is often done. */
public final class Histories {
    public static final List<String> SCOPES = List.of("read", "execute", "admin");

    private Histories() {}

    public static Step next(RandomGenerator random) {
        return switch (random.nextInt(20)) {
            case 0, 1, 2 -> new Step.Advance(random.nextInt(4));
            case 3, 4, 5, 6 -> new Step.Rotate(random.nextInt(4), scopesAtTimes(random));
            case 7 -> new Step.EndGrace();
            case 8, 9, 10 -> new Step.Regenerate(1 + random.nextInt(4));
            case 11 -> new Step.Revoke(random.nextInt(4) == 0);
            case 12, 13 -> new Step.Add(scope(random));
            case 14 -> new Step.Remove(scope(random));
            case 15 -> random.nextInt(3) == 0 ? new Step.RemoveAll() : new Step.SetScopes(scopes(random));
            case 16 -> new Step.OwnerLoses(scope(random));
            case 17 -> new Step.OwnerGains(scope(random));
            case 18 -> random.nextBoolean() ? new Step.PolicyLoses(scope(random)) : new Step.PolicyGains(scope(random));
            default -> new Step.Replace(1 + random.nextInt(5), scopes(random));
        };
    }

    private static Optional<Set<String>> scopesAtTimes(RandomGenerator random) {
        return random.nextInt(3) == 0 ? Optional.of(scopes(random)) : Optional.empty();
    }

    private static Set<String> scopes(RandomGenerator random) {
        Set<String> some = new TreeSet<>();
        for (int i = 0; i < 2; i++) {
            some.add(scope(random));
        }
        return some;
    }

    private static String scope(RandomGenerator random) {
        return SCOPES.get(random.nextInt(SCOPES.size()));
    }
}
