package io.github.keycloakpat.server.use;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.TestRealm;
import org.junit.jupiter.api.Test;

/** docs/use/python.md */
class PythonIT extends ProgramPage {
    PythonIT(TestRealm realm) {
        super(realm, "python", "orders.py", "python3");
    }

    @Test
    void aShortTokenThatIsAboutToEndIsMadeAnew() {
        Made pat = token("read");
        realm.setAttribute("pat.jwtLifetime", "PT20S"); // below its margin

        try {
            reader.run(page.commands("Call an API")).expectSuccess();
        } finally {
            realm.removeAttribute("pat.jwtLifetime");
        }

        assertThat(app.seen()).hasSize(2);
        assertThat(exchanges()).isEqualTo(2);
        assertThat(app.seen().get(0).header("Authorization"))
                .isNotEqualTo(app.seen().get(1).header("Authorization"));
        assertExchanged(pat, "");
    }
}
