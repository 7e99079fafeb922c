package io.purser.rest.access;

import io.purser.rest.edge.Unproved;

/** A credential does not say who calls. No failure of ours, so it does not say where it arose. */
final class ProvesNothing extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Unproved why;

  ProvesNothing(Unproved why) {
    super(null, null, false, false);
    this.why = why;
  }

  Unproved why() {
    return why;
  }
}
