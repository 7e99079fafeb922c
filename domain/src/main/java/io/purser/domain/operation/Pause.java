package io.purser.domain.operation;

import java.time.Duration;

/** Waiting, as something that a simulation can do without. */
@FunctionalInterface
public interface Pause {
  /** Waits this long. An interrupt ends the wait early and stays set. */
  void pause(Duration time);
}
