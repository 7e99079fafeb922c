package io.purser.domain.inbox;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.idempotency.ResumableRequests.Progress;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.UnitOfWork;
import java.time.InstantSource;
import java.util.Optional;

/** Lets a quarantined delivery be worked again, once a person has seen to its cause. */
public final class ReplayDelivery {
  private static final String ALLOWED = "allowed";

  private final UnitOfWork work;
  private final Tenants tenants;
  private final Deliveries deliveries;
  private final Journal journal;
  private final InstantSource clock;

  public ReplayDelivery(
      UnitOfWork work,
      Tenants tenants,
      Deliveries deliveries,
      Journal journal,
      InstantSource clock) {
    this.work = work;
    this.tenants = tenants;
    this.deliveries = deliveries;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * A try that goes on where another one broke off does not ask again whether it may: what was
   * released then may have been worked by now.
   */
  public Result handle(TenantId tenant, DeliveryId id, Initiator by, Progress progress) {
    var account = tenants.get(tenant).orElseThrow().account();
    var found = find(account, tenant, id);
    if (found.isEmpty()) {
      return new Result.NoSuchDelivery();
    }
    boolean goesOn = progress.reached().isPresent();
    return switch (found.get().state()) {
      case WAITING -> new Result.Released(found.get());
      case APPLIED, DUPLICATE, IGNORED, ASKED_INSTEAD ->
          goesOn ? new Result.Released(found.get()) : new Result.NotQuarantined();
      case QUARANTINED -> {
        if (!found.get().hasBytes()) {
          yield new Result.BytesDropped();
        }
        if (!goesOn) {
          progress.note(ALLOWED, () -> note(tenant, id, by));
        }
        yield release(account, tenant, id);
      }
    };
  }

  /**
   * The audit log is the tenant's and the delivery the account's, which no one transaction sees
   * both of. It is better to have noted a replay that broke off than to miss one.
   */
  private void note(TenantId tenant, DeliveryId id, Initiator by) {
    journal.note(by, tenant, "provider_delivery.replayed", id.value(), clock.instant());
  }

  private Result release(ProviderAccountId account, TenantId tenant, DeliveryId id) {
    return work.inAccount(
        account,
        () -> {
          deliveries.release(account, tenant, id);
          return new Result.Released(deliveries.get(account, tenant, id).orElseThrow());
        });
  }

  private Optional<KeptDelivery> find(ProviderAccountId account, TenantId tenant, DeliveryId id) {
    return work.inAccount(account, () -> deliveries.get(account, tenant, id));
  }

  /** What came of it. */
  public sealed interface Result {
    /** It is worked as soon as a worker comes to it, or was by now. */
    record Released(KeptDelivery delivery) implements Result {}

    record NoSuchDelivery() implements Result {}

    /** It ended some other way, so nothing is left to do. */
    record NotQuarantined() implements Result {}

    /** It was quarantined so long ago that what it said is gone. */
    record BytesDropped() implements Result {}
  }
}
