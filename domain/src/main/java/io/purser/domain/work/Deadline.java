package io.purser.domain.work;

import io.purser.domain.tenant.TenantId;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When an answer is due, on a clock that never jumps, and on whose behalf. Handed down to every
 * wait on the way.
 */
public final class Deadline {
  private final LongSupplier nanoTime;
  private final long dueAt;
  private final Asker asker;

  private Deadline(LongSupplier nanoTime, long dueAt, Asker asker) {
    this.nanoTime = nanoTime;
    this.dueAt = dueAt;
    this.asker = asker;
  }

  public static Deadline in(Duration time, LongSupplier nanoTime) {
    return new Deadline(nanoTime, nanoTime.getAsLong() + time.toNanos(), Asker.EVERYBODY);
  }

  public static Deadline in(Duration time) {
    return in(time, System::nanoTime);
  }

  /** The same moment, for what is done for this tenant; null for all tenants of an account. */
  public Deadline askedBy(@Nullable TenantId tenant, Urgency urgency) {
    return new Deadline(nanoTime, dueAt, new Asker(tenant, urgency));
  }

  /** Earlier by this much, which is left for what comes after. */
  public Deadline leaving(Duration time) {
    return new Deadline(nanoTime, dueAt - time.toNanos(), asker);
  }

  public Asker asker() {
    return asker;
  }

  /** The time left, zero when it is over. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, dueAt - nanoTime.getAsLong()));
  }

  public boolean allows(Duration time) {
    return left().compareTo(time) > 0;
  }
}
