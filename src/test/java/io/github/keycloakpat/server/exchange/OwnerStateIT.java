package io.github.keycloakpat.server.exchange;

import static io.github.keycloakpat.server.exchange.Pats.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.Ldap;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Refusals 27 to 29 and 32 to 34: owners who are gone, switched off, or have something to do first. */
@KeycloakTest
@Tag("wire")
class OwnerStateIT {
    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Pats pats;

    OwnerStateIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    @Test
    void theTokenOfADisabledOwnerIsRefusedUntilEnabledAgain27() {
        Made pat = patOfANewUser("disabled");

        realm.users().disable("disabled");
        assertRefused(pats.exchange("script", pat));

        realm.users().enable("disabled");
        assertThat(pats.exchange("script", pat).status()).isEqualTo(200);
    }

    @Test
    void theTokenOfADeletedOwnerIsRefused28() {
        Made pat = patOfANewUser("deleted");

        realm.users().delete("deleted");

        assertRefused(pats.exchange("script", pat));
    }

    @Test
    void aNewUserOfTheSameNameDoesNotInheritTokens29() {
        Made pat = patOfANewUser("again");

        realm.users().delete("again");
        realm.users().create("again", "orders-viewer");

        assertRefused(pats.exchange("script", pat));
        assertThat(pats.exchange("script", pats.make("again", "read")).status()).isEqualTo(200);
    }

    @Test
    void anOwnerWithARequiredActionIsRefusedUntilItIsDone32() {
        Made pat = patOfANewUser("required");

        realm.users().require("required", "UPDATE_PASSWORD");
        assertRefused(pats.exchange("script", pat));

        realm.users().require("required");
        assertThat(pats.exchange("script", pat).status()).isEqualTo(200);
    }

    @Test
    void anUnverifiedMailAddressCountsOnlyWhereTheRealmDemandsIt33() {
        TestRealm strict = TestRealms.standard(keycloak);
        Pats itsPats = new Pats(strict);
        Made ofAlice = itsPats.make("alice", "read");
        Made ofBob = itsPats.make("bob", "read");

        strict.users().update("alice", user -> user.setEmailVerified(false));
        assertThat(itsPats.exchange("script", ofAlice).status()).isEqualTo(200);

        strict.update(rep -> rep.setVerifyEmail(true));
        assertRefused(itsPats.exchange("script", ofAlice));
        assertThat(itsPats.exchange("script", ofBob).status()).isEqualTo(200);
    }

    @Test
    void theTokenOfSomeoneWhoLeftTheDirectoryIsRefused34() throws Exception {
        try (Ldap ldap = Ldap.start()) {
            TestRealm federated = TestRealms.standard(keycloak);
            Pats itsPats = new Pats(federated);
            ldap.add("dora");
            ldap.federate(federated);
            federated.token("dora"); // imports her
            federated.users().assign("dora", "orders-viewer");
            Made pat = itsPats.make("dora", "read");
            assertThat(Pats.scope(itsPats.claims("script", pat))).containsExactly("read");

            ldap.remove("dora");

            assertRefused(itsPats.exchange("script", pat));
            federated.delete();
        }
    }

    private Made patOfANewUser(String name) {
        realm.users().create(name, "orders-viewer");
        Made pat = pats.make(name, "read");
        assertThat(pats.exchange("script", pat).status()).isEqualTo(200);
        return pat;
    }
}
