package io.purser.domain.transfer;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.transfer.TransferRefusal.LimitExceeded;
import io.purser.domain.transfer.TransferRefusal.Window;
import io.purser.domain.transfer.limit.SendingLimit;
import io.purser.domain.transfer.limit.TransferLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a customer may send this much more. What was planned in the last 24 hours or 30 days
 * counts unless it came to nothing. Used inside a unit of work.
 */
final class LimitCheck {
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration MONTH = Duration.ofDays(30);

  private final TransferLimits limits;
  private final Transfers transfers;
  private final InstantSource clock;

  LimitCheck(TransferLimits limits, Transfers transfers, InstantSource clock) {
    this.limits = limits;
    this.transfers = transfers;
    this.clock = clock;
  }

  /**
   * What holds for the customer. Where there is something to be summed up, what they send of the
   * asset is locked until the unit of work ends, so that of two transfers at once the second counts
   * the first.
   */
  SendingLimit lock(TenantId tenant, CustomerId customer, String asset) {
    var limit = limits.inForce(tenant, customer, asset);
    if (limit.perDay() != null || limit.perMonth() != null) {
      transfers.lockSending(tenant, customer, asset);
    }
    return limit;
  }

  /** Why this amount is too much. To be asked under the lock. */
  Optional<TransferRefusal> objection(
      SendingLimit limit, TenantId tenant, CustomerId customer, AssetAmount amount) {
    var now = clock.instant();
    var asset = amount.asset().symbol();
    return exceeded(Window.TRANSFER, limit.perTransfer(), BigDecimal.ZERO, amount)
        .or(
            () ->
                exceeded(
                    Window.DAY,
                    limit.perDay(),
                    sent(limit.perDay(), tenant, customer, asset, now.minus(DAY)),
                    amount))
        .or(
            () ->
                exceeded(
                    Window.MONTH,
                    limit.perMonth(),
                    sent(limit.perMonth(), tenant, customer, asset, now.minus(MONTH)),
                    amount));
  }

  private BigDecimal sent(
      @Nullable BigDecimal limit,
      TenantId tenant,
      CustomerId customer,
      String asset,
      Instant after) {
    return limit == null ? BigDecimal.ZERO : transfers.counted(tenant, customer, asset, after);
  }

  private static Optional<TransferRefusal> exceeded(
      Window window, @Nullable BigDecimal limit, BigDecimal used, AssetAmount amount) {
    return limit == null || used.add(amount.decimal()).compareTo(limit) <= 0
        ? Optional.empty()
        : Optional.of(new LimitExceeded(window, amount.asset().symbol(), limit, used));
  }
}
