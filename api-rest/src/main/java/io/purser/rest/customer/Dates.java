package io.purser.rest.customer;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What day it is. */
public final class Dates {
  /** Where a day begins first. */
  private static final ZoneOffset FURTHEST_EAST = ZoneOffset.ofHours(14);

  private Dates() {}

  public static LocalDate latest(InstantSource clock) {
    return LocalDate.ofInstant(clock.instant(), FURTHEST_EAST);
  }
}
