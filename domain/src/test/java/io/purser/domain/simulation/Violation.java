package io.purser.domain.simulation;

import org.jspecify.annotations.Nullable;

/** Something happened that must never happen. */
final class Violation extends Error {
  private static final long serialVersionUID = 1L;

  Violation(String what) {
    super(what);
  }

  Violation(String what, @Nullable Throwable cause) {
    super(what, cause);
  }
}
