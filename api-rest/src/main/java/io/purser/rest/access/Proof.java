package io.purser.rest.access;

import io.purser.domain.access.Caller;
import org.jspecify.annotations.Nullable;

/**
 * What a credential proves.
 *
 * @param login it is no part of the caller, who is the same before and after another
 * @param possession the proof that came with the token, of which one request is all; null where the
 *     token needs none
 */
record Proof(Caller caller, Login login, @Nullable DpopProof possession) {
  /** How the credential was sent, as challenges name it. */
  Scheme scheme() {
    return possession == null ? Scheme.BEARER : Scheme.DPOP;
  }
}
