package io.purser.rest.access;

import io.purser.domain.access.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a credential proves.
 *
 * @param loggedInAt when the person last proved who they are, as the issuer says; null where nobody
 *     says so. It is no part of the caller, who is the same before and after
 */
record Proof(Caller caller, @Nullable Instant loggedInAt) {}
