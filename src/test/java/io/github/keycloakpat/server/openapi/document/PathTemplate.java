package io.github.keycloakpat.server.openapi.document;

import java.util.Comparator;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An address with parameters: {@code /realms/{realm}/personal-access-tokens/{id}}. The most literal one comes first. */
final class PathTemplate implements Comparable<PathTemplate> {
    private static final Pattern PARAMETER = Pattern.compile("\\{([A-Za-z]+)}");
    private static final Comparator<PathTemplate> ORDER = Comparator.<PathTemplate>comparingInt(
                    template -> template.literals)
            .reversed()
            .thenComparing(template -> template.text);

    private final String text;
    private final Pattern pattern;
    private final int literals;

    /** @param spanning parameters that may hold slashes */
    PathTemplate(String text, Set<String> spanning) {
        this.text = text;
        var regex = new StringBuilder();
        int literals = 0;
        int from = 0;
        Matcher parameter = PARAMETER.matcher(text);
        while (parameter.find()) {
            regex.append(Pattern.quote(text.substring(from, parameter.start())))
                    .append(spanning.contains(parameter.group(1)) ? ".+" : "[^/]+");
            literals += parameter.start() - from;
            from = parameter.end();
        }
        this.pattern = Pattern.compile(
                regex.append(Pattern.quote(text.substring(from))).toString());
        this.literals = literals + text.length() - from;
    }

    /** @param path as it is sent, without a slash at its end */
    boolean matches(String path) {
        return pattern.matcher(path).matches();
    }

    @Override
    public int compareTo(PathTemplate other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PathTemplate template && template.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
