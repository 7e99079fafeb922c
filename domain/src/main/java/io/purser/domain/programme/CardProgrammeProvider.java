package io.purser.domain.programme;

import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The provider's side of a card programme. Never called inside a unit of work; never throws for
 * what the provider does.
 */
public interface CardProgrammeProvider {
  Reading read(ProviderAccountId account, Deadline deadline);

  /** The provider promises nothing about an application that comes twice. */
  Reply apply(ProviderAccountId account, ProgrammeApplication application, Deadline deadline);

  /** How a programme stands. */
  sealed interface Reading {
    record Read(CardProgramme programme) implements Reading {}

    /** {@code retryAfter} is what the provider asked for, zero when it did not. */
    record Unavailable(String why, Duration retryAfter) implements Reading {}
  }

  /** What came of an application. Which state it leads to, the next reading tells. */
  sealed interface Reply {
    record Taken() implements Reply {}

    /** There is one already. */
    record AlreadyApplied() implements Reply {}

    record NotEligible() implements Reply {}

    /**
     * @param providerCode its own code, or null when it gave none
     */
    record Refused(@Nullable String providerCode) implements Reply {}

    /** It has certainly not been made. */
    record NotMade(String why, Duration retryAfter) implements Reply {}

    /** It may have been made. */
    record InDoubt(String evidence) implements Reply {}
  }
}
