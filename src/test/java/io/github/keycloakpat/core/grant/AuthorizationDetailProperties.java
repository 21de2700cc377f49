package io.github.keycloakpat.core.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakpat.core.policy.DetailCatalogue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AuthorizationDetailProperties {
    @Property
    void whatACatalogueLeavesIsWithinTheDetailAndCoveredByTheCatalogue(
            @ForAll("details") AuthorizationDetail detail, @ForAll("catalogues") DetailCatalogue catalogue) {
        for (AuthorizationDetail left : catalogue.narrow(List.of(detail))) {
            assertThat(left.isWithin(detail)).isTrue();
            assertThat(catalogue.covers(left)).isTrue();
        }
    }

    @Property
    void whatIsCoveredIsLeftAsItIs(
            @ForAll("details") AuthorizationDetail detail, @ForAll("catalogues") DetailCatalogue catalogue) {
        if (catalogue.covers(detail)) {
            assertThat(catalogue.narrow(List.of(detail))).containsExactly(detail);
        }
    }

    @Property
    void beingWithinGoesThrough(
            @ForAll("details") AuthorizationDetail a,
            @ForAll("details") AuthorizationDetail b,
            @ForAll("details") AuthorizationDetail c) {
        if (a.isWithin(b) && b.isWithin(c)) {
            assertThat(a.isWithin(c)).isTrue();
        }
    }

    @Example
    void particularIdsAreWithinAllButNotAllWithinParticular() {
        var one = detail("channel", Set.of("read"), Set.of("c-1"));
        var all = detail("channel", Set.of("read", "list"), Set.of("*"));

        assertThat(one.isWithin(all)).isTrue();
        assertThat(all.isWithin(one)).isFalse();
    }

    @Example
    void nothingIsNoDetail() {
        assertThatThrownBy(() -> detail("channel", Set.of(), Set.of("*"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> detail("channel", Set.of("read"), Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> detail("channel", Set.of("read"), Set.of("*", "c-1")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<AuthorizationDetail> details() {
        var types = Arbitraries.of("channel", "group");
        var actions = Arbitraries.of("read", "list", "publish").set().ofMinSize(1);
        var ids = Arbitraries.oneOf(
                Arbitraries.of("c-1", "c-2", "c-3").set().ofMinSize(1), Arbitraries.just(Set.of("*")));
        return Combinators.combine(types, actions, ids).as(AuthorizationDetailProperties::detail);
    }

    @Provide
    Arbitrary<DetailCatalogue> catalogues() {
        var actions = Arbitraries.of("read", "list", "publish").set();
        return Combinators.combine(actions, actions)
                .as((ofChannel, ofGroup) -> new DetailCatalogue(Map.of("channel", ofChannel, "group", ofGroup)));
    }

    private static AuthorizationDetail detail(String type, Set<String> actions, Set<String> ids) {
        return new AuthorizationDetail("d", type, new TreeSet<>(actions), new TreeSet<>(ids));
    }
}
