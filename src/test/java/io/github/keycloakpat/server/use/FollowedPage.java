package io.github.keycloakpat.server.use;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.Programs;
import io.github.keycloakpat.server.harness.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A page, what stands behind its gateway, and for each test a new reader. */
@KeycloakTest
@Tag("wire")
@TestInstance(Lifecycle.PER_CLASS)
abstract class FollowedPage {
    static final String WRONG = "What goes wrong";

    final TestRealm realm;
    final Page page;
    Site site;
    Reader reader;
    private final String name;
    private final String[] programs;

    /** @param programs that the page needs */
    FollowedPage(TestRealm realm, String name, String... programs) {
        this.realm = realm;
        this.page = Page.read(name + ".md");
        this.name = name;
        this.programs = programs;
    }

    /**
     * An application behind the gateway.
     *
     * @param upstream its name in the rules
     * @param client its client id, for which tokens are made
     * @param rules the file of docs/gateways/nginx for it, and those that it needs in {@code http {}}
     */
    record Behind(String upstream, String url, String client, List<String> rules) {}

    /** Starts the application. */
    abstract Behind start();

    abstract void stop();

    private String client;

    @BeforeAll
    void open() {
        Programs.require("nginx");
        Programs.require(programs);
        Behind behind = start();
        client = behind.client;
        site = Site.open(realm, name, behind);
    }

    @BeforeEach
    void comeIn() {
        reader = Reader.at(site, programs);
    }

    @AfterAll
    void close() {
        if (site == null) {
            return; // a program is missing, and all was skipped
        }
        site.close();
        stop();
        page.assertAllUsed();
    }

    /** A token of alice for the application, which the reader has from now on. */
    Made token(String... scopes) {
        Made pat = site.pats().make("alice", Map.of("scopes", List.of(scopes), "audiences", List.of(client)));
        reader.set("PAT", pat.secret());
        return pat;
    }

    void revoke(Made pat) {
        site.pats().revoke("alice", pat);
    }

    /**
     * Holds if nobody got the value: it was not printed, and is in no argument, log or file.
     *
     * @param files below the reader's home that may hold it
     */
    void assertHidden(Made pat, String printed, String... files) {
        assertThat(printed).doesNotContain(pat.secret());
        reader.assertHidden(pat.secret(), files);
        site.assertHidden(pat.secret());
    }
}
