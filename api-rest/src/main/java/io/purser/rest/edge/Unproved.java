package io.purser.rest.edge;

import io.micronaut.http.HttpRequest;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a request's credential proves nothing. For the log alone: whoever holds such a credential is
 * not told.
 */
public enum Unproved {
  NO_CREDENTIAL,
  /** It is neither a key nor a token. */
  UNREADABLE,
  UNKNOWN_KEY,
  /** The key has expired, or was rotated or revoked. */
  KEY_ENDED,
  /** No issuer that we accept, or not for us. */
  UNKNOWN_ISSUER,
  /** A token that is for something else, such as an ID token. */
  WRONG_TYPE,
  WRONG_SIGNATURE,
  /** It has expired, does not hold yet, or holds for too long. */
  NOT_NOW,
  /** It is bound to nothing, or to nothing that could be looked at, and has to be. */
  UNBOUND,
  /** It is bound to a key, and no proof of this request came with it that was not used before. */
  NO_PROOF,
  /** It is bound to another certificate than the connection's. */
  OTHER_CERTIFICATE,
  /** It names nobody, or not the client that it was given to. */
  OF_NOBODY;

  private static final String ATTRIBUTE = "purser.unproved";

  public void note(HttpRequest<?> request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /** Empty when it proves something, or was not looked at. */
  static Optional<Unproved> of(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, Unproved.class);
  }

  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
