package io.github.keycloakpat.server.use;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.TestRealm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page with a program that exchanges and calls. */
abstract class ProgramPage extends OrdersPage {
    private static final String CALLING = "Call an API";

    private final String file;

    ProgramPage(TestRealm realm, String name, String file, String program) {
        super(realm, name, program);
        this.file = file;
    }

    @BeforeEach
    void save() {
        reader.save(file, page.file(CALLING, file));
    }

    @Test
    void theApplicationGetsAShortToken() {
        Made pat = token("read");

        String printed = reader.run(page.commands(CALLING)).expectSuccess();

        page.assertShown(CALLING, printed);
        assertExchanged(pat, printed);
        assertThat(exchanges()).isEqualTo(1);
    }

    @Test
    void aRevokedTokenIsRefused() {
        Made pat = token("read");
        revoke(pat);

        String printed = reader.run(page.commands(CALLING)).expectFailure();

        page.assertShown(WRONG, printed);
        assertThat(app.seen()).isEmpty();
        assertHidden(pat, printed);
    }
}
