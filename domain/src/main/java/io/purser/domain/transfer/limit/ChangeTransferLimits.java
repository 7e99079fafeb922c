package io.purser.domain.transfer.limit;

import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Says how much may be sent from now on. What was ordered before is not asked about again, and
 * counts. Used inside a unit of work.
 */
public final class ChangeTransferLimits {
  private final Customers customers;
  private final TransferLimits limits;
  private final Journal journal;
  private final InstantSource clock;

  public ChangeTransferLimits(
      Customers customers, TransferLimits limits, Journal journal, InstantSource clock) {
    this.customers = customers;
    this.limits = limits;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Replaces all limits of one customer, or of everybody.
   *
   * @param customer null for everybody's
   * @param expected whether this is a version that the caller knows
   * @param wanted by the asset's symbol
   */
  public Result handle(
      TenantId tenant,
      @Nullable CustomerId customer,
      LongPredicate expected,
      SortedMap<String, SendingLimit> wanted,
      Initiator by) {
    var objection =
        customer == null ? Optional.<CustomerRefusal>empty() : objection(tenant, customer);
    if (objection.isPresent()) {
      return new Result.Refused(objection.get());
    }
    var before = limits.get(tenant, customer);
    if (!expected.test(before.version())) {
      return new Result.OtherVersion();
    }
    if (before.byAsset().equals(wanted)) {
      return new Result.Done(before);
    }
    var at = clock.instant();
    var changed = before.changed(wanted, at);
    limits.save(changed);
    journal.record(
        by,
        tenant,
        "transfer_limits.changed",
        changed.subject(),
        customer,
        Map.of("assets", String.join(",", wanted.keySet())),
        before.changesTo(changed),
        at);
    return new Result.Done(changed.withVersion(before.version() + 1));
  }

  /** A customer who is suspended may be limited as well. */
  private Optional<CustomerRefusal> objection(TenantId tenant, CustomerId id) {
    return switch (customers.getForShare(tenant, id).orElse(null)) {
      case null -> Optional.of(new CustomerRefusal.NoSuchCustomer());
      case Customer.Deleted deleted -> deleted.objection();
      case Customer.Living _ -> Optional.empty();
    };
  }

  /** What came of it. */
  public sealed interface Result {
    /** They are as they should be, whether they had to be changed for that or not. */
    record Done(SendingLimits limits) implements Result {}

    /** Somebody has changed them since the caller looked. */
    record OtherVersion() implements Result {}

    record Refused(CustomerRefusal why) implements Result {}
  }
}
