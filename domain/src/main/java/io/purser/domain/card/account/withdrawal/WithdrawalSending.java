package io.purser.domain.card.account.withdrawal;

import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.ledger.cash.CashLedger;
import io.purser.domain.money.Money;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.ProviderWrite;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.StaleAggregate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries out {@link OperationKind#WITHDRAW_FROM_CARD}. The provider honours no key, and no list of
 * its shows whose a withdrawal is, so one whose answer is lost can only be seen by the event that
 * tells its end: until then a person may look, and the event settles it all the same.
 */
public final class WithdrawalSending implements ProviderWrite<WithdrawalSending.Request, String> {
  private final Customers customers;
  private final CardOnboardings onboardings;
  private final Withdrawals withdrawals;
  private final WithdrawalProvider provider;
  private final WithdrawalBooks books;
  private final WithdrawalEvents events;

  public WithdrawalSending(
      Customers customers,
      CardOnboardings onboardings,
      Withdrawals withdrawals,
      WithdrawalProvider provider,
      CashLedger ledger,
      Journal journal) {
    this.customers = customers;
    this.onboardings = onboardings;
    this.withdrawals = withdrawals;
    this.provider = provider;
    this.books = new WithdrawalBooks(ledger);
    this.events = new WithdrawalEvents(journal);
  }

  /**
   * What the provider is asked.
   *
   * @param sighted the provider's id of a withdrawal that can only be this one, or null
   */
  public record Request(
      ProviderAccountId account, String cardCustomer, Money amount, @Nullable String sighted) {}

  @Override
  public OperationKind kind() {
    return OperationKind.WITHDRAW_FROM_CARD;
  }

  @Override
  public Preparation<Request> prepare(Operation.Open operation) {
    var header = operation.header();
    if (!(onboardings.newest(header.tenant(), header.customer()).orElseThrow()
        instanceof CardOnboarding.Known onboarding)) {
      return new Preparation.Refused<>(Rejection.because(Reason.CARD_ACCOUNT_NOT_READY));
    }
    // An attempt that was held up may come here when another has settled the operation.
    if (!(withdrawals.get(header.tenant(), idOf(operation)).orElseThrow()
            instanceof Withdrawal.Requested withdrawal)
        || !withdrawal.header().operation().equals(operation.id())) {
      throw new StaleAggregate(operation.id().value());
    }
    var request =
        new Request(
            header.account(),
            onboarding.cardholder().id(),
            withdrawal.header().amount(),
            withdrawal.sighted());
    return Preparation.unless(
        customers.get(header.tenant(), header.customer()).orElseThrow().hindrance(), request);
  }

  @Override
  public Sighting<String> lookUp(Operation.Open operation, Request request, Deadline deadline) {
    return request.sighted() == null
        ? new Sighting.Absent<>()
        : new Sighting.Present<>(request.sighted());
  }

  @Override
  public Answer<String> send(Request request, Deadline deadline) {
    return provider.withdraw(request.account(), request.cardCustomer(), request.amount(), deadline);
  }

  /** What an operator has read is under way; the provider will tell how far it is. */
  @Override
  public Optional<String> attested(Request request, String providerId) {
    return Optional.of(providerId);
  }

  @Override
  public void confirm(Operation.Confirmed operation, String providerId) {
    var at = operation.confirmedAt();
    var pending = subject(operation).accept(providerId, at);
    withdrawals.save(pending);
    books.changed(pending, at);
    events.changed(pending, at);
  }

  @Override
  public void reject(Operation.Rejected operation) {
    var at = operation.rejectedAt();
    var requested = subject(operation);
    var after =
        operation.why().reason() == Reason.NEVER_SENT
            ? requested.neverSent(at)
            : requested.refuse(operation.why(), at);
    withdrawals.save(after);
    events.changed(after, at);
  }

  private Withdrawal.Requested subject(Operation.Settled operation) {
    var found =
        withdrawals.getForUpdate(operation.header().tenant(), idOf(operation)).orElseThrow();
    if (found instanceof Withdrawal.Requested requested
        && requested.header().operation().equals(operation.id())) {
      return requested;
    }
    throw new IllegalStateException(found.id() + " is settled, its operation is not");
  }

  private static WithdrawalId idOf(Operation operation) {
    return new WithdrawalId(operation.header().subject());
  }
}
