package io.purser.domain.work;

/**
 * Someone saved a newer version first. Nothing was written; the use case may be run again from the
 * start.
 */
public final class StaleAggregate extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StaleAggregate(String id) {
    super("a newer version of " + id + " was saved first");
  }
}
