package io.purser.domain.transfer.limit;

import io.purser.domain.access.Caller;
import io.purser.domain.access.Motion;
import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Says how much may be sent from now on. What was ordered before is not asked about again, and
 * counts. Used inside a unit of work.
 *
 * <p>Limits under which more is sent without a second person take two operators themselves, since
 * one who could set them alone would need no second person for what they send. Services cannot set
 * such limits: whoever makes their keys would be both.
 */
public final class ChangeTransferLimits {
  private final Customers customers;
  private final TransferLimits limits;
  private final Journal journal;
  private final InstantSource clock;
  private final Duration approvalTime;

  /**
   * @param approvalTime how long looser limits wait for a second operator
   */
  public ChangeTransferLimits(
      Customers customers,
      TransferLimits limits,
      Journal journal,
      InstantSource clock,
      Duration approvalTime) {
    this.customers = customers;
    this.limits = limits;
    this.journal = journal;
    this.clock = clock;
    this.approvalTime = approvalTime;
  }

  /**
   * Replaces all limits of one customer, or of everybody.
   *
   * @param customer null for everybody's
   * @param expected whether this is a version that the caller knows
   * @param wanted by the asset's symbol
   */
  public Result handle(
      Caller caller,
      @Nullable CustomerId customer,
      LongPredicate expected,
      SortedMap<String, SendingLimit> wanted,
      Initiator by) {
    var tenant = caller.tenant();
    var objection =
        customer == null ? Optional.<CustomerRefusal>empty() : objection(tenant, customer);
    if (objection.isPresent()) {
      return new Result.Refused(objection.get());
    }
    var before = limits.get(tenant, customer);
    if (!expected.test(before.version())) {
      return new Result.OtherVersion();
    }
    var at = clock.instant();
    if (!before.isLoosenedBy(wanted)) {
      return set(before, wanted, at, by);
    }
    if (!(caller instanceof Caller.Operator operator)) {
      return new Result.NeedsOperators();
    }
    var awaiting = before.awaiting();
    if (awaiting == null || !awaiting.isOf(wanted, at)) {
      return ask(before, new Motion<>(wanted, operator.principal(), at.plus(approvalTime)), at, by);
    }
    return awaiting.isAskedBy(operator) ? new Result.Awaiting(before) : set(before, wanted, at, by);
  }

  private Result set(
      SendingLimits before, SortedMap<String, SendingLimit> wanted, Instant at, Initiator by) {
    if (before.byAsset().equals(wanted) && before.awaiting() == null) {
      return new Result.Done(before);
    }
    var changed = before.changed(wanted, at);
    return new Result.Done(saved(before, changed, "transfer_limits.changed", wanted, at, by));
  }

  private Result ask(
      SendingLimits before,
      Motion<SortedMap<String, SendingLimit>> loosening,
      Instant at,
      Initiator by) {
    return new Result.Awaiting(
        saved(
            before,
            before.awaiting(loosening),
            "transfer_limits.awaiting_second_operator",
            loosening.wanted(),
            at,
            by));
  }

  /** The audit log has what the limits are to be, whether that is in force yet or not. */
  private SendingLimits saved(
      SendingLimits before,
      SendingLimits after,
      String change,
      SortedMap<String, SendingLimit> wanted,
      Instant at,
      Initiator by) {
    limits.save(after);
    journal.record(
        by,
        after.tenant(),
        change,
        after.subject(),
        after.customer(),
        Map.of("assets", String.join(",", wanted.keySet())),
        before.changesTo(wanted),
        at);
    return after.withVersion(before.version() + 1);
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

    /** They stay as they are until another operator has set the same. */
    record Awaiting(SendingLimits limits) implements Result {}

    /** More would be sent without a second person, which no service can say. */
    record NeedsOperators() implements Result {}

    /** Somebody has changed them since the caller looked. */
    record OtherVersion() implements Result {}

    record Refused(CustomerRefusal why) implements Result {}
  }
}
