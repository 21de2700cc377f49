package io.github.keycloakpat.core.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ScopeSetProperties {
    @Property
    void narrowingNeverWidensAndTheOrderOfLimitsDoesNotMatter(
            @ForAll("scopes") ScopeSet a, @ForAll("scopes") ScopeSet b) {
        ScopeSet both = a.narrowTo(b);

        assertThat(both.isWithin(a)).isTrue();
        assertThat(both.isWithin(b)).isTrue();
        assertThat(both).isEqualTo(b.narrowTo(a)).isEqualTo(both.narrowTo(a));
    }

    @Property
    void whatIsWithinLeavesNothingWithout(@ForAll("scopes") ScopeSet a, @ForAll("scopes") ScopeSet b) {
        assertThat(a.isWithin(b)).isEqualTo(a.without(b).isEmpty());
    }

    @Property
    void printedScopesAreReadAgain(@ForAll("scopes") ScopeSet a) {
        assertThat(ScopeSet.parse(a.toString())).isEqualTo(a);
    }

    @Example
    void whatIsNoScopeTokenIsRefused() {
        for (String text : List.of("", "a b", "a\"b", "a\\b", "ä", "a\u0000")) {
            assertThatThrownBy(() -> ScopeSet.of(List.of(text))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Provide
    Arbitrary<ScopeSet> scopes() {
        return Arbitraries.of("read", "execute", "admin", "a:b", "x/y").set().map(ScopeSet::of);
    }
}
