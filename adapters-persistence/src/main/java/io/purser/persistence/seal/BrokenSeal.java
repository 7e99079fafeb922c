package io.purser.persistence.seal;

import java.security.GeneralSecurityException;

/**
 * A sealed value does not open: it was changed, moved, or sealed under another key. Names the place
 * and nothing that stands there.
 */
public final class BrokenSeal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokenSeal(Place place) {
    super("a sealed value does not open: " + place);
  }

  BrokenSeal(Place place, GeneralSecurityException cause) {
    super("a sealed value does not open: " + place, cause);
  }
}
