package io.purser.domain.work;

/** The time for an answer was over before this was begun, so it was not begun. */
public final class DeadlinePassed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DeadlinePassed() {
    super("the deadline has passed", null, false, false);
  }
}
