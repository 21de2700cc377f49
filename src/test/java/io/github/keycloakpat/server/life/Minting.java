package io.github.keycloakpat.server.life;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.rest.UserRest;
import java.util.List;

/** Calls that give a present token another value or more rights, each with a token for which it would succeed. */
enum Minting {
    ROTATE {
        @Override
        Made token(Holder owner) {
            return owner.make();
        }

        @Override
        Answer send(UserRest rest, String id) {
            return rest.rotate(id);
        }
    },
    REGENERATE {
        @Override
        Made token(Holder owner) {
            Made pat = owner.make();
            owner.rest().revoke(pat.id()).expect(204);
            return pat;
        }

        @Override
        Answer send(UserRest rest, String id) {
            return rest.regenerate(id);
        }
    },
    ADD_RIGHTS {
        @Override
        Made token(Holder owner) {
            return owner.make();
        }

        @Override
        Answer send(UserRest rest, String id) {
            return rest.addRights(id, "scopes", List.of("execute"));
        }
    };

    abstract Made token(Holder owner);

    abstract Answer send(UserRest rest, String id);
}
