package io.purser.domain.programme.history;

import io.purser.domain.work.EachAlone;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Reads the histories of master wallets now and then, and soon after something has moved. */
public final class HistorySweep {
  /** Longer than one go at a history takes, so that two are not at the same. */
  private static final Duration SOON = Duration.ofSeconds(30);

  private final HistoryReadings readings;
  private final RefreshHistory refresh;
  private final Duration age;

  /**
   * @param age how long nobody must have looked at one of which nothing was heard
   */
  public HistorySweep(HistoryReadings readings, RefreshHistory refresh, Duration age) {
    this.readings = readings;
    this.refresh = refresh;
    this.age = age;
  }

  /** Returns how many it looked at. One that the provider does not tell is asked for next time. */
  public int work(BooleanSupplier goOn) {
    return EachAlone.work(
        readings.claim(age, SOON),
        goOn,
        place -> {
          var _ = refresh.handle(place, goOn);
        });
  }
}
