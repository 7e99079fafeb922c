package io.purser.domain.programme;

import io.purser.domain.programme.CardProgrammeProvider.Reading;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Asks the provider how a programme stands, and keeps what it says. */
public final class RefreshProgramme {
  private final UnitOfWork work;
  private final CardProgrammes programmes;
  private final CardProgrammeProvider provider;
  private final InstantSource clock;

  public RefreshProgramme(
      UnitOfWork work,
      CardProgrammes programmes,
      CardProgrammeProvider provider,
      InstantSource clock) {
    this.work = work;
    this.programmes = programmes;
    this.provider = provider;
    this.clock = clock;
  }

  public Result handle(ProviderAccountId account, Deadline deadline) {
    // What happens after this moment may be missing from the answer.
    var askedAt = clock.instant();
    return switch (provider.read(account, deadline)) {
      case Reading.Read(var programme) -> new Result.Refreshed(keep(account, programme, askedAt));
      case Reading.Unavailable(var why, var retryAfter) -> new Result.Unavailable(why, retryAfter);
    };
  }

  private KnownProgramme keep(ProviderAccountId account, CardProgramme programme, Instant askedAt) {
    var known = new KnownProgramme(programme, askedAt);
    return work.inAccount(
        account,
        () -> {
          programmes.save(account, known);
          return known;
        });
  }

  /** What came of it. */
  public sealed interface Result {
    record Refreshed(KnownProgramme known) implements Result {}

    /** {@code retryAfter} is what the provider asked for, zero when it did not. */
    record Unavailable(String why, Duration retryAfter) implements Result {}
  }
}
