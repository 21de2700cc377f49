package io.github.keycloakpat.server.metrics;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is documented is there, and what is there is documented: names, types, labels, and all values of labels. */
@KeycloakTest
@Tag("wire")
class DocumentedMetricsIT {
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (keycloak_pat_\\w+) (\\w+)$");

    private final String metrics;
    private final List<Sample> samples;
    private final MonitoringPage page = MonitoringPage.read();

    DocumentedMetricsIT(Keycloak keycloak) {
        this.metrics = keycloak.metrics();
        this.samples = Sample.all(metrics);
    }

    @Test
    void namesAndTypes() {
        Map<String, String> types = TYPE.matcher(metrics)
                .results()
                .collect(Collectors.toMap(DocumentedMetricsIT::series, row -> row.group(2), (a, b) -> a, TreeMap::new));
        types.keySet().removeIf(name -> name.endsWith("_seconds_max"));
        types.replaceAll((name, type) -> type.equals("summary") ? "timer" : type);

        assertThat(types).isNotEmpty().isEqualTo(page.metrics());
    }

    /** OpenMetrics, which Keycloak speaks, names the type of a counter without the end of its series. */
    private static String series(MatchResult type) {
        boolean whole = !type.group(2).equals("counter") || type.group(1).endsWith("_total");
        return whole ? type.group(1) : type.group(1) + "_total";
    }

    /** As all values are words of the documentation, none holds data of users. */
    @Test
    void labelsAndTheirValues() {
        Map<String, Map<String, Set<String>>> seen = new TreeMap<>();
        samples.forEach(sample -> sample.labels()
                .forEach((label, value) -> seen.computeIfAbsent(sample.metric(), name -> new TreeMap<>())
                        .computeIfAbsent(label, name -> new TreeSet<>())
                        .add(value)));

        assertThat(seen).isNotEmpty().isEqualTo(page.labels());
    }

    @Test
    void aTimerHasItsThreeSeries() {
        Map<String, Set<String>> names =
                samples.stream().collect(groupingBy(Sample::metric, mapping(Sample::name, toCollection(TreeSet::new))));

        page.metrics()
                .forEach((metric, type) -> assertThat(names.get(metric))
                        .containsExactlyInAnyOrderElementsOf(
                                type.equals("timer")
                                        ? List.of(metric + "_count", metric + "_max", metric + "_sum")
                                        : List.of(metric)));
    }

    @Test
    void theAlertsAskForWhatThereIs() {
        assertThat(page.alerts())
                .hasSizeGreaterThan(9)
                .allSatisfy(mention -> assertThat(samples).anyMatch(mention::isMet));
    }
}
