package io.github.keycloakpat.consoles;

/**
 * Names of decorated themes. They are a part of the addresses of {@code content.json} and of our scripts, which browsers keep
 * for a month; so that another build of ours is seen at once, its names differ: {@code keycloak.v3~pat-1a2b3c4d}.
 *
 * @param tag of this build
 */
record ThemeNames(String tag) {
    private static final String MARK = "~pat-";

    String tagged(String name) {
        return name + MARK + tag;
    }

    /** The name as it was. Tags of other builds are not known, or anyone could fill Keycloak's cache of themes. */
    String plain(String name) {
        return name.endsWith(MARK + tag) ? name.substring(0, name.length() - MARK.length() - tag.length()) : name;
    }
}
