package io.github.keycloakpat.server.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code docs/monitoring.md} says there is. */
final class MonitoringPage {
    private static final Pattern METRIC =
            Pattern.compile("(?m)^\\| `(keycloak_pat_\\w+)` \\| (counter|gauge|timer) \\| \\S.*\\|$");
    private static final Pattern LABEL = Pattern.compile("(?m)^\\| `(keycloak_pat_\\w+)` \\| `(\\w+)` \\| (.*) \\|$");
    private static final Pattern MENTION = Pattern.compile("keycloak_pat_\\w+(?:\\{[^}]*})?");
    private static final Pattern DEMAND = Pattern.compile("(\\w+)=~?\"([^\"]*)\"");
    private static final Pattern CODE = Pattern.compile("`(\\w+)`");

    private final String text;

    private MonitoringPage(String text) {
        this.text = text;
    }

    static MonitoringPage read() {
        try {
            return new MonitoringPage(Files.readString(Path.of("docs/monitoring.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names and types. */
    Map<String, String> metrics() {
        return METRIC.matcher(text)
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2), (a, b) -> a + b, TreeMap::new));
    }

    /** The values of each label of each metric. */
    Map<String, Map<String, Set<String>>> labels() {
        return LABEL.matcher(text)
                .results()
                .collect(Collectors.groupingBy(
                        row -> row.group(1),
                        TreeMap::new,
                        Collectors.toMap(row -> row.group(2), row -> words(row.group(3)), (a, b) -> a, TreeMap::new)));
    }

    private static Set<String> words(String cell) {
        return CODE.matcher(cell).results().map(word -> word.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every series that the alerts ask for: its name, and a label with one of the values that are asked for. */
    Set<Mention> alerts() {
        Set<Mention> mentions = new HashSet<>();
        String rules = text.substring(text.indexOf("groups:"));
        for (MatchResult mention : MENTION.matcher(rules).results().toList()) {
            String name = mention.group().replaceFirst("\\{.*", "");
            mentions.add(new Mention(name, Map.of()));
            DEMAND.matcher(mention.group()).results().forEach(demand -> {
                for (String value : demand.group(2).split("\\|", -1)) {
                    mentions.add(new Mention(name, Map.of(demand.group(1), value)));
                }
            });
        }
        return mentions;
    }

    record Mention(String name, Map<String, String> labels) {
        boolean isMet(Sample sample) {
            return sample.name().equals(name) && sample.labels().entrySet().containsAll(labels.entrySet());
        }
    }
}
