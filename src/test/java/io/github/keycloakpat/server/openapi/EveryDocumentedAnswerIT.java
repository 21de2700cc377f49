package io.github.keycloakpat.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.openapi.document.Coverage;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What is documented happens: looks back at all answers that the tests of this run saw. Comes last, and has a meaning in
 * whole runs only.
 */
@Order(Integer.MAX_VALUE)
@Tag("wire")
class EveryDocumentedAnswerIT {
    @Test
    void aboutOnesOwnTokensWasSeen() {
        assertThat(Coverage.ours().unseen("/realms/")).isEmpty();
    }

    @Test
    void aboutARealmsTokensWasSeen() {
        assertThat(Coverage.ours().unseen("/admin/")).isEmpty();
    }
}
