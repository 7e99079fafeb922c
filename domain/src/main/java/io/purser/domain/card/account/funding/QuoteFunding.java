package io.purser.domain.card.account.funding;

import io.purser.domain.card.account.funding.FundingOrders.Reading;
import io.purser.domain.money.Money;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Says what is known of what a funding would cost. The provider has no call for that, so nothing is
 * asked and nothing is promised.
 */
public final class QuoteFunding {
  private final UnitOfWork work;
  private final FundingOrders orders;
  private final InstantSource clock;
  private final int marginPercent;
  private final Duration validFor;

  public QuoteFunding(
      UnitOfWork work,
      FundingOrders orders,
      InstantSource clock,
      int marginPercent,
      Duration validFor) {
    this.work = work;
    this.orders = orders;
    this.clock = clock;
    this.marginPercent = marginPercent;
    this.validFor = validFor;
  }

  public Result handle(TenantId tenant, FundingDraft draft) {
    return switch (work.reading(tenant, () -> orders.read(tenant, draft))) {
      case Reading.Refused(var why) -> new Result.Refused(why);
      case Reading.Order order ->
          order
              .objection()
              .<Result>map(Result.Refused::new)
              .orElseGet(() -> new Result.Quoted(quote(order)));
    };
  }

  private Quote quote(Reading.Order reading) {
    var order = reading.order();
    var currency = reading.currency();
    boolean free = Money.USD.equals(currency);
    var at = clock.instant();
    return new Quote(
        order,
        currency,
        order.isExact() ? order.amount() : null,
        order.mode() == PricingMode.RECEIVE_X || free ? order.amount() : null,
        free ? Money.zero(Money.USD) : null,
        order.hold(marginPercent),
        at,
        at.plus(validFor));
  }

  /**
   * What is not known before is null.
   *
   * @param currency of the card account
   * @param paid what leaves the master wallet
   * @param credited what arrives
   * @param held what the master wallet must have
   */
  public record Quote(
      FundingOrder order,
      @Nullable Currency currency,
      @Nullable Money paid,
      @Nullable Money credited,
      @Nullable Money fee,
      Money held,
      Instant quotedAt,
      Instant expiresAt) {}

  /** What came of it. */
  public sealed interface Result {
    record Quoted(Quote quote) implements Result {}

    record Refused(FundingRefusal why) implements Result {}
  }
}
