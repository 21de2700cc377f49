package io.github.keycloakpat.core.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.grant.ScopeSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** How a gateway's demand is read: all of it, or none. */
class DemandTest {
    private static final Set<String> KNOWN =
            Set.of("scope", "role", "audience", "type", "action", "id", "token", "client");

    @Example
    void nothingIsADemandForAnyToken() {
        assertThat(Demand.of(Map.of()))
                .isEqualTo(new Demand(
                        ScopeSet.none(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false));
    }

    @Example
    void allOfIt() {
        Demand demand = Demand.of(Map.of(
                "scope", List.of("read write", "read", "list"),
                "role", List.of("orders-api/deployer"),
                "audience", List.of("orders-api"),
                "type", List.of("channel"),
                "action", List.of("publish"),
                "id", List.of("c-42"),
                "token", List.of("jwt"),
                "client", List.of("gateway")));

        assertThat(demand)
                .isEqualTo(new Demand(
                        ScopeSet.parse("list read write"),
                        Optional.of("orders-api/deployer"),
                        Optional.of("orders-api"),
                        Optional.of(new Operation("channel", "publish", Optional.of("c-42"))),
                        Optional.of("gateway"),
                        true));
    }

    /** A database that is asked for a client of such a name fails, and nobody signs in for that. */
    @Example
    void noNameHoldsControlCharacters() {
        for (String name : KNOWN) {
            Map<String, List<String>> demand = new TreeMap<>(
                    Map.of("type", List.of("channel"), "action", List.of("read"), "client", List.of("gateway")));
            demand.put(name, List.of("jwt\u0000"));

            assertThatThrownBy(() -> Demand.of(demand))
                    .as(name)
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining("control characters");
        }
    }

    /** Who has a token for all entities could fill the memory with their names. */
    @Example
    void valuesAreBounded() {
        for (String name : List.of("role", "audience", "client")) {
            assertThat(read(Map.of(name, List.of("x".repeat(511))))).as(name).isPresent();
            assertThat(read(Map.of(name, List.of("x".repeat(512))))).as(name).isEmpty();
        }
        assertThat(read(Map.of("type", List.of("channel"), "action", List.of("read"), "id", List.of("x".repeat(512)))))
                .isEmpty();
    }

    /** For all parameters: what is read has all that they say, or nothing is read. */
    @Property
    void nothingIsPassedOver(@ForAll("parameters") Map<String, List<String>> parameters) {
        Optional<Demand> read = read(parameters);

        boolean understood = KNOWN.containsAll(parameters.keySet())
                && parameters.entrySet().stream()
                        .allMatch(entry -> entry.getKey().equals("scope")
                                || entry.getValue().size() == 1)
                && parameters.values().stream().flatMap(List::stream).noneMatch(String::isBlank);
        assertThat(read.isPresent() && !understood)
                .as("understood, though it is not to be")
                .isFalse();
        read.ifPresent(demand -> {
            assertThat(demand.role()).isEqualTo(first(parameters, "role"));
            assertThat(demand.audience()).isEqualTo(first(parameters, "audience"));
            assertThat(demand.client()).isEqualTo(first(parameters, "client"));
            assertThat(demand.operation().map(Operation::type)).isEqualTo(first(parameters, "type"));
            assertThat(demand.operation().map(Operation::action)).isEqualTo(first(parameters, "action"));
            assertThat(demand.operation().flatMap(Operation::id)).isEqualTo(first(parameters, "id"));
            assertThat(demand.jwt()).isEqualTo(parameters.containsKey("token"));
            assertThat(demand.scopes().values())
                    .containsExactlyInAnyOrderElementsOf(Set.copyOf(parameters.getOrDefault("scope", List.of())));
        });
    }

    @Example
    void aMistakeIsTheGatewaysAndIsNamed() {
        assertThatThrownBy(() -> Demand.of(Map.of("scopes", List.of("read"))))
                .isInstanceOfSatisfying(
                        FaultException.class, fault -> assertThat(fault.fault()).isEqualTo(Fault.PERMISSION_DENIED))
                .hasMessage(
                        "The gateway is set up wrongly: it demands 'scopes', which is unknown. Demand scope, role, audience,"
                                + " type, action, id, token or client.");
    }

    private static Optional<Demand> read(Map<String, List<String>> parameters) {
        try {
            return Optional.of(Demand.of(parameters));
        } catch (FaultException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> first(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst();
    }

    @Provide
    Arbitrary<Map<String, List<String>>> parameters() {
        Arbitrary<String> names = Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.of(KNOWN.stream().sorted().toList())),
                Tuple.of(1, Arbitraries.of("", "Scope", "scopes", "access_token")));
        Arbitrary<List<String>> values = Arbitraries.frequencyOf(
                Tuple.of(12, Arbitraries.of("jwt", "read", "a/b").list().ofSize(1)),
                Tuple.of(
                        1,
                        Arbitraries.of("jwt", "", " ", "read")
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(3)));
        return Combinators.combine(names, values)
                .as(Map::entry)
                .list()
                .ofMaxSize(6)
                .map(entries -> {
                    Map<String, List<String>> parameters = new TreeMap<>();
                    entries.forEach(entry -> parameters.put(entry.getKey(), entry.getValue()));
                    return parameters;
                });
    }
}
