package io.github.keycloakpat.core.lifecycle;

import io.github.keycloakpat.core.grant.PatGrant;
import io.github.keycloakpat.core.policy.Life;
import java.util.Optional;

/** A token that somebody wants to be made. */
public record Draft(PatName name, Optional<Remark> description, PatGrant grant, Life life) {}
