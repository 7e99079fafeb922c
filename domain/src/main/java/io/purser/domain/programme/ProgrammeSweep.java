package io.purser.domain.programme;

import io.purser.domain.work.Deadline;
import io.purser.domain.work.EachAlone;
import io.purser.domain.work.Urgency;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Asks the provider about programmes now and then. */
public final class ProgrammeSweep {
  private static final Duration TIME_FOR_ONE = Duration.ofSeconds(10);
  private static final int AT_ONCE = 10;

  private final CardProgrammes programmes;
  private final RefreshProgramme refresh;
  private final Duration age;

  /**
   * @param age how long the provider must not have been asked about one; each costs two calls of
   *     its quota
   */
  public ProgrammeSweep(CardProgrammes programmes, RefreshProgramme refresh, Duration age) {
    this.programmes = programmes;
    this.refresh = refresh;
    this.age = age;
  }

  /**
   * Returns how many it asked about. One that the provider does not tell is asked for next time.
   */
  public int work(BooleanSupplier goOn) {
    return EachAlone.work(
        programmes.claim(age, AT_ONCE),
        goOn,
        account -> {
          var _ = refresh.handle(account, Deadline.in(TIME_FOR_ONE).askedBy(null, Urgency.SWEEP));
        });
  }
}
