package io.purser.twin.state.card;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an account may spend in a day, in minor units.
 *
 * @param set null while the usual limit is in force
 * @param requested a change that waits for its delay to pass, null when none does
 * @param dueAt when the change becomes active
 */
public record DailyLimit(@Nullable Long set, @Nullable Long requested, @Nullable Instant dueAt) {
  private static final long USUAL = 799_900;

  public static DailyLimit usual() {
    return new DailyLimit(null, null, null);
  }

  public long minor() {
    return set == null ? USUAL : set;
  }

  /** The later of two requests counts. */
  public DailyLimit requested(long minor, Instant due) {
    return new DailyLimit(set, minor, due);
  }

  /** The limit once the requested change is due. */
  public DailyLimit at(Instant now) {
    return requested == null || dueAt == null || now.isBefore(dueAt)
        ? this
        : new DailyLimit(requested, null, null);
  }
}
