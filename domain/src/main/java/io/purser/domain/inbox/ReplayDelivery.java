package io.purser.domain.inbox;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.UnitOfWork;
import java.time.InstantSource;
import java.util.Optional;

/** Lets a quarantined delivery be worked again, once a person has seen to its cause. */
public final class ReplayDelivery {
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

  /** May be repeated: one that waits already is left as it is. */
  public Result handle(TenantId tenant, DeliveryId id, Initiator by) {
    var account = tenants.get(tenant).orElseThrow().account();
    var found = find(account, tenant, id);
    if (found.isEmpty()) {
      return new Result.NoSuchDelivery();
    }
    return switch (found.get().state()) {
      case WAITING -> new Result.Waiting(found.get());
      case APPLIED, DUPLICATE, IGNORED, ASKED_INSTEAD -> new Result.NotQuarantined();
      case QUARANTINED ->
          found.get().hasBytes() ? release(account, tenant, id, by) : new Result.BytesDropped();
    };
  }

  /**
   * The audit log is the tenant's and the delivery the account's, which no one transaction sees
   * both of. It is better to have noted a replay that broke off than to miss one.
   */
  private Result release(ProviderAccountId account, TenantId tenant, DeliveryId id, Initiator by) {
    work.inTransaction(
        tenant,
        () -> {
          journal.note(by, tenant, "provider_delivery.replayed", id.value(), clock.instant());
          return id;
        });
    return work.inAccount(
        account,
        () -> {
          deliveries.release(account, tenant, id);
          return new Result.Waiting(deliveries.get(account, tenant, id).orElseThrow());
        });
  }

  private Optional<KeptDelivery> find(ProviderAccountId account, TenantId tenant, DeliveryId id) {
    return work.inAccount(account, () -> deliveries.get(account, tenant, id));
  }

  /** What came of it. */
  public sealed interface Result {
    /** It is worked as soon as a worker comes to it. */
    record Waiting(KeptDelivery delivery) implements Result {}

    record NoSuchDelivery() implements Result {}

    /** It ended some other way, so nothing is left to do. */
    record NotQuarantined() implements Result {}

    /** It was quarantined so long ago that what it said is gone. */
    record BytesDropped() implements Result {}
  }
}
