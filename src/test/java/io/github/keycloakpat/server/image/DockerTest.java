package io.github.keycloakpat.server.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class DockerTest {
    @Test
    void whereItWorksTheTestRuns() {
        assertThat(Docker.require(() -> "docker", false)).isEqualTo("docker");
        assertThat(Docker.require(() -> "docker", true)).isEqualTo("docker");
    }

    @Test
    void whereItIsMissingOrBrokenTheTestIsSkippedByName() {
        assertThatThrownBy(() -> Docker.require(DockerTest::broken, false))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageStartingWith("docker: ")
                .hasMessageEndingWith("nobody listens");
    }

    @Test
    void whereItIsSaidToBeThereMissingItIsAFailureThatTellsTheCause() {
        assertThatThrownBy(() -> Docker.require(DockerTest::broken, true))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("CI_DOCKER=true")
                .hasMessageContaining("nobody listens")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    private static String broken() {
        throw new IllegalStateException("nobody listens");
    }
}
