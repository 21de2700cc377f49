package io.github.keycloakpat.server.openapi.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PathTemplateTest {
    @Test
    void aParameterIsOneSegment() {
        var template = new PathTemplate("/realms/{realm}/tokens/{id}", Set.of());

        assertThat(template.matches("/realms/demo/tokens/42")).isTrue();
        assertThat(template.matches("/realms/demo/tokens/42/scopes")).isFalse();
        assertThat(template.matches("/realms/demo/tokens/")).isFalse();
        assertThat(template.matches("/admin/realms/demo/tokens/42")).isFalse();
    }

    @Test
    void aSpanningParameterTakesTheRest() {
        var template = new PathTemplate("/tokens/{id}/scopes/{scope}", Set.of("scope"));

        assertThat(template.matches("/tokens/42/scopes/a/b")).isTrue();
        assertThat(template.matches("/tokens/4/2/scopes/a")).isFalse();
    }

    @Test
    void literalsMeanThemselves() {
        assertThat(new PathTemplate("/a.c/{id}", Set.of()).matches("/abc/1")).isFalse();
    }

    @Test
    void theMostLiteralComesFirst() {
        var id = new PathTemplate("/tokens/{id}", Set.of());
        var grantable = new PathTemplate("/tokens/grantable", Set.of());

        assertThat(List.of(id, grantable).stream().sorted()).containsExactly(grantable, id);
    }
}
