package io.github.keycloakpat.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FactsTest {
    @Test
    void eachFactIsALineInOrder() {
        Facts facts = new Facts().add("Id", "1").add("Scopes", List.of("read", "execute"));

        assertThat(facts.render()).isEqualTo("Id      1\nScopes  read, execute\n");
    }

    @Test
    void whatHasNothingToSayIsLeftOut() {
        Facts facts = new Facts()
                .add("A longer name", "")
                .add("Reason", (String) null)
                .add("Roles", List.of())
                .add("Id", "1");

        assertThat(facts.render()).isEqualTo("Id  1\n");
        assertThat(new Facts().render()).isEmpty();
    }

    @Test
    void aValueCantPretendToBeALine() {
        assertThat(new Facts().add("Name", "x\nStatus  ACTIVE").render()).isEqualTo("Name  x\\u000AStatus  ACTIVE\n");
    }
}
