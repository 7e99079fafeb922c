package io.purser.domain.audit;

import io.purser.domain.work.EachAlone;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Seals what was written into the audit logs of all tenants. Any number of sealers may run; for one
 * tenant, one of them works at a time.
 */
public final class AuditSealer {
  private static final int TENANTS_AT_ONCE = 100;

  /** How many entries a batch has at most. */
  static final int ENTRIES_AT_ONCE = 2_000;

  private final AuditSeals seals;
  private final Consumer<AuditBatch> told;
  private final InstantSource clock;
  private volatile Duration lag = Duration.ZERO;

  /**
   * @param told is given every batch that was made here, once it is committed
   */
  public AuditSealer(AuditSeals seals, Consumer<AuditBatch> told, InstantSource clock) {
    this.seals = seals;
    this.told = told;
    this.clock = clock;
  }

  /**
   * Makes one batch for each tenant that waits. Returns how many of them were full, which have more
   * to follow; the rest fills up until the next time. A tenant that fails holds up no other.
   *
   * @param goOn asked before each tenant; when it says no, the rest is left to others
   */
  public int work(BooleanSupplier goOn) {
    var waiting = seals.waiting(TENANTS_AT_ONCE);
    lag = waiting.isEmpty() ? Duration.ZERO : since(waiting.getFirst().since());
    var full = new AtomicInteger();
    EachAlone.work(
        waiting,
        goOn,
        found ->
            seals
                .seal(found.tenant(), ENTRIES_AT_ONCE, clock.instant())
                .ifPresent(
                    batch -> {
                      told.accept(batch);
                      full.addAndGet(batch.entries().size() / ENTRIES_AT_ONCE);
                    }));
    return full.get();
  }

  /** At the last look: how long the entry that was next had been in no batch. */
  public Duration lag() {
    return lag;
  }

  private Duration since(Instant time) {
    var age = Duration.between(time, clock.instant());
    // Another node's clock may be ahead of ours.
    return age.isNegative() ? Duration.ZERO : age;
  }
}
