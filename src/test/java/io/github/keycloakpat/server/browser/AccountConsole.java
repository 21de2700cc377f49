package io.github.keycloakpat.server.browser;

import com.microsoft.playwright.Request;
import io.github.keycloakpat.server.harness.TestRealm;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A person's account console. */
final class AccountConsole extends ConsoleWindow {
    static final String TOKENS = "/account/account-security/personal-access-tokens";

    private final TestRealm realm;
    private final List<String> calls = new CopyOnWriteArrayList<>();

    private AccountConsole(TestRealm realm, Look look) {
        super(look);
        this.realm = realm;
        page().onRequest(this::note);
    }

    /** Signs in at the list of tokens. */
    static AccountConsole signIn(TestRealm realm, String user) {
        return signIn(realm, user, Look.LIGHT, "");
    }

    /**
     * @param query which view is asked for: {@code ?create}, {@code ?token=id}, or nothing for the list
     */
    static AccountConsole signIn(TestRealm realm, String user, Look look, String query) {
        return signInAt(realm, user, look, TOKENS + query);
    }

    /**
     * @param path of the console, below the realm
     */
    static AccountConsole signInAt(TestRealm realm, String user, Look look, String path) {
        AccountConsole console = new AccountConsole(realm, look);
        console.signInAt(realm.url() + path, user, TestRealm.PASSWORD);
        return console;
    }

    /** Opens a view by its address, as a link from elsewhere does. */
    void open(String query) {
        page().navigate(realm.url() + TOKENS + query);
    }

    /** Calls of our REST interface so far: {@code GET /grantable}. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    private void note(Request request) {
        String base = realm.url() + "/personal-access-tokens";
        if (request.url().startsWith(base)) {
            calls.add(request.method() + " " + request.url().substring(base.length()));
        }
    }
}
