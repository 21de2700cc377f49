package io.github.keycloakpat.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import io.github.keycloakpat.server.harness.TestRealm;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** An administrator's console. Fails at its end if a call of ours was refused for want of a permission. */
final class AdminConsole extends ConsoleWindow {
    private static final String OURS = "/personal-access-tokens";

    private final TestRealm realm;
    private final String home;
    private final List<String> forbidden = new CopyOnWriteArrayList<>();
    private final List<String> warnings = new CopyOnWriteArrayList<>();

    private AdminConsole(TestRealm realm, Look look, String signInRealm) {
        super(look);
        this.realm = realm;
        this.home = realm.keycloak().url() + "/admin/" + signInRealm + "/console/#";
        page().onResponse(this::note);
        page().onConsoleMessage(message -> {
            if (message.text().contains("Keycloak PAT")) {
                warnings.add(message.text());
            }
        });
    }

    /** Of the server's admin, at the realm's list of tokens. */
    static AdminConsole signIn(TestRealm realm) {
        return signIn(realm, Look.LIGHT, OURS);
    }

    /**
     * @param path of the console's router, below the realm; may have a query
     */
    static AdminConsole signIn(TestRealm realm, Look look, String path) {
        AdminConsole console = unopened(realm, look);
        console.signInAt(console.address(path), "admin", "admin");
        return console;
    }

    /** For tests that have something to do before anything is loaded. */
    static AdminConsole unopened(TestRealm realm, Look look) {
        return new AdminConsole(realm, look, "master");
    }

    /** Of somebody of the realm itself. */
    static AdminConsole signIn(TestRealm realm, String user, Look look, String path) {
        AdminConsole console = new AdminConsole(realm, look, realm.name());
        console.signInAt(console.address(path), user, TestRealm.PASSWORD);
        return console;
    }

    /** Makes an administrator of the realm, who reads in the language of the browser; the answer is the name. */
    static String boss(TestRealm realm, Look look) {
        realm.update(rep -> {
            rep.setInternationalizationEnabled(true);
            rep.setSupportedLocales(Set.of("en", "de"));
            rep.setDefaultLocale("en");
        });
        String name = "boss-" + look;
        realm.users().create(name, "realm-management/realm-admin");
        return name;
    }

    /** The address of a page of the realm. */
    String address(String path) {
        return home + "/" + realm.name() + path;
    }

    /** Goes to another page as a link of the console does: without loading anything anew. */
    void follow(String path) {
        page().evaluate("path => { window.location.hash = path; }", path);
    }

    /** What our script has written into the browser's log. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private void note(Response response) {
        if (response.status() == 403 && response.url().contains(OURS)) {
            forbidden.add(response.request().method() + " " + response.url());
        }
    }

    @Override
    public void close() {
        super.close();
        assertThat(forbidden).isEmpty();
    }
}
