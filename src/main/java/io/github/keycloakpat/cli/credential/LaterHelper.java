package io.github.keycloakpat.cli.credential;

import java.util.ArrayList;
import java.util.List;

/**
 * A helper that git asks after kcpat: it is told by git what kcpat has answered, and may keep it.
 *
 * @param addresses of which it may be told
 */
record LaterHelper(GitSetting setting, List<String> addresses) {
    LaterHelper {
        addresses = List.copyOf(addresses);
    }

    /**
     * All of them.
     *
     * @param settings in the order in which git reads them
     * @param ours the value of our own entries
     */
    static List<LaterHelper> among(List<GitSetting> settings, List<String> addresses, String ours) {
        List<LaterHelper> later = new ArrayList<>();
        for (int i = 0; i < settings.size(); i++) {
            GitSetting setting = settings.get(i);
            int place = i;
            List<String> told = addresses.stream()
                    .filter(address -> place > lastOf(address, ours, settings) && setting.mayBeFor(address))
                    .toList();
            if (setting.isHelper() && !setting.value().equals(ours) && !told.isEmpty()) {
                later.add(new LaterHelper(setting, told));
            }
        }
        return List.copyOf(later);
    }

    private static int lastOf(String address, String ours, List<GitSetting> settings) {
        String key = GitSetting.key(address);
        for (int i = settings.size() - 1; i >= 0; i--) {
            if (settings.get(i).key().equals(key) && settings.get(i).value().equals(ours)) {
                return i;
            }
        }
        return -1;
    }

    String note() {
        String where = setting.shownFile() + " stands after kcpat's for " + String.join(", ", addresses) + ": ";
        String what = setting.isEmpty()
                ? "An empty helper in " + where + "git asks kcpat no more."
                : "The helper '" + setting.shownHelper() + "' in " + where
                        + "git tells it the token, and it may keep it.";
        return what + " Remove it there, or put it before kcpat's section: git config --global --edit";
    }
}
