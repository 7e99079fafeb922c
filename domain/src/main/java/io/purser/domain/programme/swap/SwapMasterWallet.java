package io.purser.domain.programme.swap;

import io.purser.domain.audit.Initiator;
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
import java.util.Currency;
import java.util.Optional;

/**
 * Plans a swap and sets its dollars aside on the master wallet. The reference names one order for
 * ever: whoever gives it again gets the swap that it named before. Used inside a unit of work;
 * {@link SwapSending} carries it out.
 */
public final class SwapMasterWallet {
  private final Swaps swaps;
  private final MasterWallets wallets;
  private final DollarsInUse inUse;
  private final SwapBooks books;
  private final Operations operations;
  private final SwapEvents events;
  private final Ids ids;
  private final InstantSource clock;

  public SwapMasterWallet(
      Swaps swaps,
      MasterWallets wallets,
      DollarsInUse inUse,
      CashLedger ledger,
      Operations operations,
      Journal journal,
      Ids ids,
      InstantSource clock) {
    this.swaps = swaps;
    this.wallets = wallets;
    this.inUse = inUse;
    this.books = new SwapBooks(ledger);
    this.operations = operations;
    this.events = new SwapEvents(journal);
    this.ids = ids;
    this.clock = clock;
  }

  private record Request(TenantId tenant, SwapOrder order, Reference reference, Initiator by) {}

  /**
   * The master wallet is locked before anything else is looked at, so that of two orders at once
   * the second sees what the first has made.
   *
   * @param amount in dollars
   * @throws StaleAggregate when another order took the reference at the same moment; the next try
   *     sees it
   */
  public Result plan(
      TenantId tenant, String amount, Currency into, Reference reference, Initiator by) {
    return dollars(amount)
        .map(given -> plan(new Request(tenant, new SwapOrder(given, into), reference, by)))
        .orElseGet(() -> new Result.Refused(new SwapRefusal.AmountNotPossible(Money.USD)));
  }

  /**
   * Whether the master wallet has enough for this, as far as is known; or whether it is no order
   * that needs anything. Nothing is locked.
   */
  public boolean seemsCovered(TenantId tenant, String amount) {
    return dollars(amount)
        .map(
            given ->
                inUse
                    .available(tenant, wallets.get(tenant, Money.USD))
                    .filter(enough -> !enough.isLessThan(given))
                    .isPresent())
        .orElse(true);
  }

  private static Optional<Money> dollars(String amount) {
    return Money.parse(amount, Money.USD).filter(given -> given.minor() > 0);
  }

  private Result plan(Request request) {
    var wallet = wallets.lock(request.tenant, Money.USD);
    var known = swaps.byReference(request.tenant, request.reference).orElse(null);
    if (known != null && !known.header().order().equals(request.order)) {
      return new Result.Refused(new SwapRefusal.ReferenceUsed(known.id()));
    }
    if (known != null && !(known instanceof Swap.NotSent)) {
      return new Result.Known(known.id(), known.header().operation());
    }
    return objection(request, inUse.available(request.tenant, wallet))
        .<Result>map(Result.Refused::new)
        .orElseGet(
            () -> known instanceof Swap.NotSent notSent ? again(notSent, request) : first(request));
  }

  private Optional<SwapRefusal> objection(Request request, Optional<Money> available) {
    var needed = request.order.amount();
    return swaps
        .requestedOf(request.tenant, needed)
        .<SwapRefusal>map(
            open -> new SwapRefusal.LikeOneInDoubt(open.id(), open.header().operation()))
        .or(
            () ->
                available.isEmpty()
                    ? Optional.of(new SwapRefusal.MasterWalletUnknown())
                    : available
                        .filter(enough -> enough.isLessThan(needed))
                        .map(less -> new SwapRefusal.NotCovered(less, needed)));
  }

  private Result first(Request request) {
    var at = clock.instant();
    var id = SwapId.next(ids);
    return operation(id, request, 1, at)
        .map(
            operation -> {
              var swap =
                  new Swap.Requested(
                      new Swap.Header(
                          id,
                          request.tenant,
                          request.reference,
                          request.order,
                          operation,
                          1,
                          at,
                          at,
                          0));
              swaps.add(swap);
              return planned(swap, request, at);
            })
        .orElseGet(() -> new Result.Refused(new SwapRefusal.LikeOneOfAnother()));
  }

  private Result again(Swap.NotSent notSent, Request request) {
    var at = clock.instant();
    return operation(notSent.id(), request, notSent.header().tries() + 1, at)
        .map(
            operation -> {
              var swap = notSent.again(operation, at);
              swaps.save(swap);
              return planned(swap, request, at);
            })
        .orElseGet(() -> new Result.Refused(new SwapRefusal.LikeOneOfAnother()));
  }

  /**
   * Every try is an operation of its own. Empty when another one of as many dollars is open at the
   * provider account.
   */
  private Optional<OperationId> operation(SwapId id, Request request, int number, Instant at) {
    var text = request.reference.value();
    var given = request.order.amount();
    var operation =
        new NewOperation(
            OperationId.next(ids),
            request.tenant,
            OperationKind.SWAP_MASTER_WALLET,
            id.value(),
            null,
            given.currency().getCurrencyCode() + " " + given.text(),
            number == 1 ? text : text + "\n" + number,
            at);
    return switch (operations.plan(operation)) {
      case Operations.Planning.Planned _ -> Optional.of(operation.id());
      case Operations.Planning.KeyBusy _ -> Optional.empty();
      case Operations.Planning.ReferenceUsed _ -> throw new StaleAggregate(id.value());
    };
  }

  private Result planned(Swap.Requested swap, Request request, Instant at) {
    books.hold(swap.header(), at);
    events.requested(swap, request.by, at);
    return new Result.Planned(swap.id(), swap.header().operation());
  }

  /** What came of it. */
  public sealed interface Result {
    record Planned(SwapId swap, OperationId operation) implements Result {}

    /** The reference named this very order before. */
    record Known(SwapId swap, OperationId operation) implements Result {}

    record Refused(SwapRefusal why) implements Result {}
  }
}
