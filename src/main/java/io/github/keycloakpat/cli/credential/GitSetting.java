package io.github.keycloakpat.cli.credential;

import io.github.keycloakpat.cli.shell.Shown;
import io.github.keycloakpat.token.PatFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of git's settings.
 *
 * @param origin the file that it is in
 * @param key as git writes it: section and name in small letters
 */
record GitSetting(String origin, String key, String value) {
    private static final String SECTION = "credential.";
    private static final String NAME = ".helper";
    /** An address of one host, in which nothing stands for something else: no pattern, no escape, no second at sign. */
    private static final Pattern ONE_HOST = Pattern.compile(
            "(?:(?<scheme>[a-z][a-z0-9+.-]*)://)?(?:[^@/?#*%\\\\\\s]*@)?(?<host>[a-z0-9](?:[a-z0-9_.-]*[a-z0-9])?)"
                    + "(?<port>:[0-9]+)?(?:/.*)?",
            Pattern.DOTALL);

    private static final int COLUMNS = 40;

    /** Of {@code git config --null --show-origin --list}: where from, then name and value with a line feed in between. */
    static List<GitSetting> parse(String listed) {
        String[] parts = listed.split("\0", -1);
        List<GitSetting> settings = new ArrayList<>();
        for (int i = 0; i + 1 < parts.length; i += 2) {
            String[] setting = parts[i + 1].split("\n", 2);
            settings.add(new GitSetting(parts[i], setting[0], setting.length == 2 ? setting[1] : ""));
        }
        return List.copyOf(settings);
    }

    static String key(String address) {
        return SECTION + address + NAME;
    }

    boolean isHelper() {
        return key.equals("credential.helper") || (key.startsWith(SECTION) && key.endsWith(NAME));
    }

    /** An empty one takes away those before it. */
    boolean isEmpty() {
        return value.isEmpty();
    }

    /** Whether git may ask this helper about an address. What can't be told for certain counts as yes. */
    boolean mayBeFor(String address) {
        if (!key.startsWith(SECTION) || key.length() <= SECTION.length() + NAME.length()) {
            return true;
        }
        String pattern = key.substring(SECTION.length(), key.length() - NAME.length());
        Matcher mine = ONE_HOST.matcher(address.toLowerCase(Locale.ROOT));
        Matcher its = ONE_HOST.matcher(pattern.toLowerCase(Locale.ROOT));
        if (!mine.matches() || !its.matches()) {
            return true;
        }
        boolean otherScheme =
                its.group("scheme") != null && !its.group("scheme").equals(mine.group("scheme"));
        return !otherScheme && its.group("host").equals(mine.group("host")) && port(its, mine) == port(mine, mine);
    }

    /** That of the scheme, if none is written. */
    private static int port(Matcher written, Matcher mine) {
        String port = written.group("port");
        if (port == null) {
            return "https".equals(mine.group("scheme")) ? 443 : 80;
        }
        return port.length() > 6 ? -1 : Integer.parseInt(port.substring(1));
    }

    /** The helper's first word, as the others may hold secrets; of an address nothing, as it may hold a password. */
    String shownHelper() {
        String whole = value.strip();
        String word = whole.split("\\s|=|//", 2)[0];
        String shown = Shown.cut(Shown.text(PatFormat.redact(word)), COLUMNS);
        return word.equals(whole) ? shown : shown + " …";
    }

    String shownFile() {
        return Shown.text(origin.replaceFirst("^file:", ""));
    }
}
