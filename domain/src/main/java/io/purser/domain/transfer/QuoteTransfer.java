package io.purser.domain.transfer;

import io.purser.domain.access.Caller;
import io.purser.domain.id.Ids;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.transfer.TransferOrders.Reading;
import io.purser.domain.transfer.TransferProvider.Estimation;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.UnitOfWork;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Asks the provider what a transfer would cost. It moves nothing and may be repeated freely. */
public final class QuoteTransfer {
  private final UnitOfWork work;
  private final Tenants tenants;
  private final TransferOrders orders;
  private final TransferQuotes quotes;
  private final TransferProvider provider;
  private final Ids ids;
  private final InstantSource clock;
  private final Duration validFor;

  /**
   * @param validFor how long somebody may send on a quote
   */
  public QuoteTransfer(
      UnitOfWork work,
      Tenants tenants,
      TransferOrders orders,
      TransferQuotes quotes,
      TransferProvider provider,
      Ids ids,
      InstantSource clock,
      Duration validFor) {
    this.work = work;
    this.tenants = tenants;
    this.orders = orders;
    this.quotes = quotes;
    this.provider = provider;
    this.ids = ids;
    this.clock = clock;
    this.validFor = validFor;
  }

  public Result handle(TenantId tenant, Caller caller, TransferDraft draft, Deadline deadline) {
    return switch (work.reading(tenant, () -> orders.read(tenant, caller, draft))) {
      case Reading.Refused(var why) -> new Result.Refused(why);
      case Reading.Order order -> {
        Optional<TransferRefusal> objection = order.objection();
        yield objection.isPresent()
            ? new Result.Refused(objection.get())
            : ask(tenant, order, deadline);
      }
    };
  }

  private Result ask(TenantId tenant, Reading.Order order, Deadline deadline) {
    var account = tenants.get(tenant).orElseThrow().account();
    return switch (provider.estimate(account, order.order(), deadline)) {
      case Estimation.Unavailable(var why, var retryAfter) ->
          new Result.Unavailable(why, retryAfter);
      case Estimation.Estimated(var estimate) -> {
        var at = clock.instant();
        var quote =
            new TransferQuote(
                QuoteId.next(ids),
                tenant,
                order.customer().id(),
                order.order(),
                estimate,
                at,
                at.plus(validFor));
        work.inTransaction(
            tenant,
            () -> {
              quotes.add(quote);
              return quote;
            });
        yield new Result.Quoted(quote);
      }
    };
  }

  /** What came of it. */
  public sealed interface Result {
    record Quoted(TransferQuote quote) implements Result {}

    record Refused(TransferRefusal why) implements Result {}

    /** {@code retryAfter} is what the provider asked for, zero when it did not. */
    record Unavailable(String why, Duration retryAfter) implements Result {}
  }
}
