package io.purser.domain.simulation;

/** A process from its start to its crash. What belongs to it ends with it. */
final class Life {
  private boolean over;

  void end() {
    over = true;
  }

  boolean isOver() {
    return over;
  }
}
