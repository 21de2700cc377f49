package io.github.keycloakpat.storage.jpa;

import org.keycloak.models.AbstractKeycloakTransaction;

/** Does something once a session's transaction is committed. */
final class AfterCommit extends AbstractKeycloakTransaction {
    private final Runnable action;

    AfterCommit(Runnable action) {
        this.action = action;
    }

    @Override
    protected void commitImpl() {
        action.run();
    }

    @Override
    protected void rollbackImpl() {}
}
