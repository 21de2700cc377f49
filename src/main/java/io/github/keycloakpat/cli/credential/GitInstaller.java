package io.github.keycloakpat.cli.credential;

import java.util.List;

/**
 * Tells git to ask {@code kcpat} for certain hosts, in the user's own settings. An empty helper first takes away those that
 * git has read before: for these hosts they are not asked, nor told the token. So ours stand at the end of the file.
 */
public final class GitInstaller {
    private static final int NOT_THERE = 5;
    private static final int NO_MATCH = 1;
    private static final int NO_SECTION = 128;

    private final List<String> addresses;
    private final String helper;

    public GitInstaller(Helper helper) {
        this.addresses = helper.hosts().addresses();
        this.helper = "!" + helper.line("git");
    }

    /** @return what the user should know about helpers that are told the token all the same */
    public List<String> install() {
        addresses.forEach(this::remove);
        addresses.forEach(this::add);
        if (!later().isEmpty()) { // perhaps since a comment has kept a section in its old place
            addresses.forEach(this::remove);
            addresses.stream().filter(GitInstaller::isBare).forEach(GitInstaller::removeSection);
            addresses.forEach(this::add);
        }
        return later().stream().map(LaterHelper::note).toList();
    }

    /** With its last entry git removes the section, too, and makes the next one at the end. */
    private void remove(String address) {
        Git.config(NOT_THERE, "--global", "--unset-all", GitSetting.key(address));
    }

    private void add(String address) {
        Git.config("--global", "--add", GitSetting.key(address), "");
        Git.config("--global", "--add", GitSetting.key(address), helper);
    }

    /** Whether nobody has set anything else for this address. */
    private static boolean isBare(String address) {
        String names = Git.config(NO_MATCH, "--global", "--null", "--name-only", "--get-regexp", "^credential\\.");
        return List.of(names.split("\0", -1)).stream()
                .noneMatch(name -> name.startsWith("credential." + address + ".")
                        && name.lastIndexOf('.') == ("credential." + address).length());
    }

    private static void removeSection(String address) {
        Git.quietly(NO_SECTION, "--global", "--remove-section", "credential." + address);
    }

    private List<LaterHelper> later() {
        List<GitSetting> settings = GitSetting.parse(Git.config("--null", "--show-origin", "--list"));
        return LaterHelper.among(settings, addresses, helper);
    }
}
