package io.purser.rest.access;

import io.purser.domain.access.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a credential proves.
 *
 * @param loggedInAt when the person last proved who they are, as the issuer says; null where nobody
 *     says so. It is no part of the caller, who is the same before and after
 * @param possession the proof that came with the token, of which one request is all; null where the
 *     token needs none
 */
record Proof(Caller caller, @Nullable Instant loggedInAt, @Nullable DpopProof possession) {
  /** How the credential was sent, as challenges name it. */
  Scheme scheme() {
    return possession == null ? Scheme.BEARER : Scheme.DPOP;
  }
}
