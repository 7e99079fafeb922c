package io.purser.domain.card.account.funding;

import io.purser.domain.audit.Initiator;
import io.purser.domain.card.account.funding.FundingOrders.Reading;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.ledger.cash.CashLedger;
import io.purser.domain.money.Money;
import io.purser.domain.operation.NewOperation;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.Operations;
import io.purser.domain.programme.DollarsInUse;
import io.purser.domain.programme.MasterWallets;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.transfer.Reference;
import io.purser.domain.work.StaleAggregate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Plans a funding and sets its money aside on the master wallet. The reference names one order for
 * ever: whoever gives it again gets the funding that it named before. Used inside a unit of work;
 * {@link FundingSending} carries it out.
 */
public final class FundCardAccount {
  private final FundingOrders orders;
  private final Fundings fundings;
  private final MasterWallets wallets;
  private final DollarsInUse inUse;
  private final FundingBooks books;
  private final Operations operations;
  private final FundingEvents events;
  private final Ids ids;
  private final InstantSource clock;
  private final int marginPercent;

  /**
   * @param marginPercent by how much more is set aside where only the provider knows what an amount
   *     of another currency costs
   */
  public FundCardAccount(
      FundingOrders orders,
      Fundings fundings,
      MasterWallets wallets,
      DollarsInUse inUse,
      CashLedger ledger,
      Operations operations,
      Journal journal,
      Ids ids,
      InstantSource clock,
      int marginPercent) {
    this.orders = orders;
    this.fundings = fundings;
    this.wallets = wallets;
    this.inUse = inUse;
    this.books = new FundingBooks(ledger);
    this.operations = operations;
    this.events = new FundingEvents(journal);
    this.ids = ids;
    this.clock = clock;
    this.marginPercent = marginPercent;
  }

  private record Request(TenantId tenant, Reading.Order order, Reference reference, Initiator by) {}

  /**
   * The master wallet is locked before anything else is looked at, so that of two orders at once
   * the second sees what the first has made.
   *
   * @throws StaleAggregate when another order took the reference at the same moment; the next try
   *     sees it
   */
  public Result plan(TenantId tenant, FundingDraft draft, Reference reference, Initiator by) {
    var wallet = wallets.lock(tenant, Money.USD);
    return switch (orders.readToFund(tenant, draft)) {
      case Reading.Refused(var why) -> new Result.Refused(why);
      case Reading.Order order -> {
        var request = new Request(tenant, order, reference, by);
        var known = fundings.byReference(tenant, reference);
        if (known.isPresent() && !known.get().header().order().equals(order.order())) {
          yield new Result.Refused(new FundingRefusal.ReferenceUsed(known.get().id()));
        }
        if (known.isPresent() && !(known.get() instanceof Funding.NotSent)) {
          yield new Result.Known(known.get().id(), known.get().header().operation());
        }
        var held = order.order().hold(marginPercent);
        var available = inUse.available(tenant, wallet);
        yield objection(request, available, held)
            .<Result>map(Result.Refused::new)
            .orElseGet(
                () ->
                    known.isPresent() && known.get() instanceof Funding.NotSent notSent
                        ? again(notSent, request, held)
                        : first(request, held));
      }
    };
  }

  /**
   * Whether the master wallet has enough for this, as far as is known; or whether it is no order
   * that needs anything. Nothing is locked.
   */
  public boolean seemsCovered(TenantId tenant, FundingDraft draft) {
    return switch (orders.read(tenant, draft)) {
      case Reading.Refused _ -> true;
      case Reading.Order order ->
          inUse
              .available(tenant, wallets.get(tenant, Money.USD))
              .filter(enough -> !enough.isLessThan(order.order().hold(marginPercent)))
              .isPresent();
    };
  }

  private Optional<FundingRefusal> objection(
      Request request, Optional<Money> available, Money needed) {
    return request
        .order
        .objection()
        .or(
            () ->
                fundings
                    .requestedOf(request.tenant, request.order.customer().id())
                    .map(
                        open ->
                            new FundingRefusal.BeingFunded(open.id(), open.header().operation())))
        .or(
            () ->
                available.isEmpty()
                    ? Optional.of(new FundingRefusal.MasterWalletUnknown())
                    : available
                        .filter(enough -> enough.isLessThan(needed))
                        .map(less -> new FundingRefusal.NotCovered(less, needed)));
  }

  private Result first(Request request, Money held) {
    var at = clock.instant();
    var id = FundingId.next(ids);
    return operation(id, request, 1, at)
        .map(
            operation -> {
              var funding =
                  new Funding.Requested(
                      new Funding.Header(
                          id,
                          request.tenant,
                          request.reference,
                          request.order.order(),
                          held,
                          operation,
                          1,
                          at,
                          at,
                          0));
              fundings.add(funding);
              return planned(funding, request, at);
            })
        .orElseGet(() -> new Result.Refused(new FundingRefusal.AccountBusy()));
  }

  private Result again(Funding.NotSent notSent, Request request, Money held) {
    var at = clock.instant();
    return operation(notSent.id(), request, notSent.header().tries() + 1, at)
        .map(
            operation -> {
              var funding = notSent.again(operation, held, at);
              fundings.save(funding);
              return planned(funding, request, at);
            })
        .orElseGet(() -> new Result.Refused(new FundingRefusal.AccountBusy()));
  }

  /**
   * Every try is an operation of its own. Empty when something else that concerns the account's
   * money is open.
   */
  private Optional<OperationId> operation(FundingId id, Request request, int number, Instant at) {
    var text = request.reference.value();
    var operation =
        new NewOperation(
            OperationId.next(ids),
            request.tenant,
            OperationKind.FUND_CARD,
            id.value(),
            request.order.customer().id(),
            request.order.onboarding().cardholder().id(),
            number == 1 ? text : text + "\n" + number,
            at);
    return switch (operations.plan(operation)) {
      case Operations.Planning.Planned _ -> Optional.of(operation.id());
      case Operations.Planning.KeyBusy _ -> Optional.empty();
      case Operations.Planning.ReferenceUsed _ -> throw new StaleAggregate(id.value());
    };
  }

  private Result planned(Funding.Requested funding, Request request, Instant at) {
    books.hold(funding.header(), at);
    events.requested(funding, request.by, at);
    return new Result.Planned(funding.id(), funding.header().operation());
  }

  /** What came of it. */
  public sealed interface Result {
    record Planned(FundingId funding, OperationId operation) implements Result {}

    /** The reference named this very order before. */
    record Known(FundingId funding, OperationId operation) implements Result {}

    record Refused(FundingRefusal why) implements Result {}
  }
}
