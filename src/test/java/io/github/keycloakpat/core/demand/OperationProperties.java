package io.github.keycloakpat.core.demand;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.core.grant.AuthorizationDetail;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** An operation is allowed exactly where a detail says so, and to a gateway that can't name the entity only on all. */
class OperationProperties {
    @Property
    void allowedIsWhatOneDetailAllows(
            @ForAll("operations") Operation operation, @ForAll("details") List<AuthorizationDetail> details) {
        boolean expected = false;
        for (AuthorizationDetail detail : details) {
            boolean entity = detail.identifiers().equals(Set.of("*"))
                    || (operation.id().isPresent()
                            && detail.identifiers().contains(operation.id().get()));
            expected |=
                    detail.type().equals(operation.type()) && detail.actions().contains(operation.action()) && entity;
        }

        assertThat(operation.isAllowedBy(details)).isEqualTo(expected);
    }

    @Property
    void whatIsAllowedOnAllIsAllowedOnEach(
            @ForAll("operations") Operation operation, @ForAll("details") List<AuthorizationDetail> details) {
        var onAll = new Operation(operation.type(), operation.action(), Optional.empty());

        if (onAll.isAllowedBy(details)) {
            assertThat(operation.isAllowedBy(details)).isTrue();
        }
    }

    @Provide
    Arbitrary<Operation> operations() {
        return Combinators.combine(
                        Arbitraries.of("channel", "topic"),
                        Arbitraries.of("read", "publish"),
                        Arbitraries.of("c-1", "c-2", "c-3", "*").optional())
                .as(Operation::new);
    }

    @Provide
    Arbitrary<List<AuthorizationDetail>> details() {
        Arbitrary<Set<String>> identifiers = Arbitraries.oneOf(
                Arbitraries.just(Set.of("*")),
                Arbitraries.of("c-1", "c-2").set().ofMinSize(1).ofMaxSize(2));
        return Combinators.combine(
                        Arbitraries.of("channel", "topic"),
                        Arbitraries.of("read", "publish").set().ofMinSize(1).ofMaxSize(2),
                        identifiers)
                .as((type, actions, ids) ->
                        new AuthorizationDetail("d", type, new TreeSet<>(actions), new TreeSet<>(ids)))
                .list()
                .ofMaxSize(3);
    }
}
