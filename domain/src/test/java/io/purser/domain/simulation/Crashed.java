package io.purser.domain.simulation;

/**
 * The process that an actor ran in is gone. An error, because what catches exceptions to tidy up
 * would not run either.
 */
final class Crashed extends Error {
  private static final long serialVersionUID = 1L;

  Crashed() {
    super("the process is gone", null, false, false);
  }
}
