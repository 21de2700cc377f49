package io.github.keycloakpat.server.use;

import io.github.keycloakpat.server.harness.TestRealm;
import org.junit.jupiter.api.BeforeEach;

/** docs/use/java.md */
class JavaIT extends ProgramPage {
    JavaIT(TestRealm realm) {
        super(realm, "java", "Exchange.java", "java");
    }

    @BeforeEach
    void trust() {
        reader.set("JDK_JAVA_OPTIONS", site.javaOptions());
    }
}
