package io.purser.domain.customer.deletion;

import io.purser.domain.card.Card;
import io.purser.domain.card.Cards;
import io.purser.domain.card.account.balance.CardBalance;
import io.purser.domain.card.account.balance.CardBalances;
import io.purser.domain.card.account.funding.Funding;
import io.purser.domain.card.account.funding.FundingFilter;
import io.purser.domain.card.account.funding.FundingState;
import io.purser.domain.card.account.funding.Fundings;
import io.purser.domain.card.account.withdrawal.Withdrawals;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.card.onboarding.Kyc;
import io.purser.domain.card.onboarding.Stage;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.PageRequest;
import io.purser.domain.operation.OperationFilter;
import io.purser.domain.operation.OperationState;
import io.purser.domain.operation.Operations;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.transfer.TransferFilter;
import io.purser.domain.transfer.TransferState;
import io.purser.domain.transfer.Transfers;
import io.purser.domain.wallet.WalletBalance;
import io.purser.domain.wallet.WalletBalances;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds everything that keeps a customer from being deleted. Used inside a unit of work in which
 * the customer is locked, so that nothing is begun meanwhile.
 */
public final class Obstacles {
  /** Of each kind; whoever has more of them has enough to do with these. */
  private static final PageRequest PAGE = PageRequest.first(100);

  private final Operations operations;
  private final Transfers transfers;
  private final WalletBalances walletBalances;
  private final CardOnboardings onboardings;
  private final Cards cards;
  private final Fundings fundings;
  private final Withdrawals withdrawals;
  private final CardBalances cardBalances;

  public Obstacles(
      Operations operations,
      Transfers transfers,
      WalletBalances walletBalances,
      CardOnboardings onboardings,
      Cards cards,
      Fundings fundings,
      Withdrawals withdrawals,
      CardBalances cardBalances) {
    this.operations = operations;
    this.transfers = transfers;
    this.walletBalances = walletBalances;
    this.onboardings = onboardings;
    this.cards = cards;
    this.fundings = fundings;
    this.withdrawals = withdrawals;
    this.cardBalances = cardBalances;
  }

  /**
   * What is on its way is looked at before what is there: what arrives in between is then seen
   * twice, and never not at all.
   */
  List<Obstacle> of(TenantId tenant, CustomerId customer) {
    var onboarding = onboardings.newest(tenant, customer);
    return Stream.of(
            openOperations(tenant, customer),
            openTransfers(tenant, customer),
            openFundings(tenant, customer),
            openWithdrawal(tenant, customer),
            onboarding.flatMap(Obstacles::underWay).stream(),
            openCards(tenant, customer),
            moneyInWallets(tenant, customer),
            moneyOnCards(tenant, customer, onboarding).stream())
        .flatMap(found -> found)
        .map(Obstacle.class::cast)
        .toList();
  }

  private Stream<? extends Obstacle> openOperations(TenantId tenant, CustomerId customer) {
    List<OperationFilter> open =
        List.of(
            new OperationFilter.OfCustomer(customer),
            new OperationFilter.InState(
                EnumSet.of(
                    OperationState.AWAITING_APPROVAL,
                    OperationState.PENDING,
                    OperationState.MANUAL)));
    return operations.list(tenant, open, PAGE).items().stream()
        .map(operation -> new Obstacle.OpenOperation(operation.id(), OperationState.of(operation)));
  }

  private Stream<? extends Obstacle> openTransfers(TenantId tenant, CustomerId customer) {
    return Stream.of(
            TransferState.AWAITING_APPROVAL, TransferState.REQUESTED, TransferState.SUBMITTED)
        .flatMap(
            state ->
                transfers
                    .list(
                        tenant,
                        List.of(
                            new TransferFilter.OfCustomer(customer),
                            new TransferFilter.InState(state)),
                        PAGE)
                    .items()
                    .stream()
                    .map(transfer -> new Obstacle.OpenTransfer(transfer.id(), state)));
  }

  private Stream<? extends Obstacle> openFundings(TenantId tenant, CustomerId customer) {
    return Stream.of(FundingState.REQUESTED, FundingState.PENDING)
        .flatMap(
            state ->
                inState(tenant, customer, state)
                    .map(funding -> new Obstacle.OpenFunding(funding.id(), state)));
  }

  private Stream<Funding> inState(TenantId tenant, CustomerId customer, FundingState state) {
    List<FundingFilter> filters =
        List.of(new FundingFilter.OfCustomer(customer), new FundingFilter.InState(state));
    return fundings.list(tenant, filters, PAGE).items().stream();
  }

  private Stream<? extends Obstacle> openWithdrawal(TenantId tenant, CustomerId customer) {
    return withdrawals.openOf(tenant, customer).stream()
        .map(open -> new Obstacle.OpenWithdrawal(open.header().id(), open.state()));
  }

  /** What waits for the customer alone is left where it is: nothing goes on there by itself. */
  private static Optional<Obstacle> underWay(CardOnboarding onboarding) {
    boolean isLookedAt =
        onboarding.stage() == Stage.KYC
            && onboarding instanceof CardOnboarding.Known known
            && known.cardholder().progress().kyc() == Kyc.IN_REVIEW;
    boolean isSetUp = onboarding.stage() == Stage.REQUESTED || onboarding.stage() == Stage.ACCOUNT;
    return isLookedAt || isSetUp
        ? Optional.of(new Obstacle.OnboardingUnderWay(onboarding.id(), onboarding.stage()))
        : Optional.empty();
  }

  private Stream<? extends Obstacle> openCards(TenantId tenant, CustomerId customer) {
    return cards.of(tenant, customer).stream()
        .filter(card -> card.state().counts())
        .map((Card card) -> new Obstacle.CardNotClosed(card.id(), card.state()));
  }

  /** A wallet begins empty, so of an active one it is always known what was told. */
  private Stream<? extends Obstacle> moneyInWallets(TenantId tenant, CustomerId customer) {
    return walletBalances.ofCustomer(tenant, customer).stream()
        .filter(Obstacles::isNotEmpty)
        .map(balance -> new Obstacle.MoneyInWallet(balance.wallet(), balance.ledger()));
  }

  private static boolean isNotEmpty(WalletBalance balance) {
    return Stream.of(balance.ledger(), balance.incoming(), balance.outgoing(), balance.held())
        .anyMatch(amount -> amount.units().signum() != 0);
  }

  /** Before the account is set up nothing can be there. */
  private Optional<Obstacle> moneyOnCards(
      TenantId tenant, CustomerId customer, Optional<CardOnboarding> onboarding) {
    boolean mayHold =
        onboarding
            .filter(
                newest ->
                    newest instanceof CardOnboarding.Ready
                        || newest instanceof CardOnboarding.Active)
            .isPresent();
    var told = cardBalances.get(tenant, customer);
    var ledger = told.map(CardBalance::figures).flatMap(it -> Optional.ofNullable(it.ledger()));
    if (ledger.isEmpty()) {
      return mayHold ? Optional.of(new Obstacle.UnknownOnCards()) : Optional.empty();
    }
    if (ledger.get().minor() != 0 || isPending(told.get())) {
      return Optional.of(new Obstacle.MoneyOnCards(ledger.get()));
    }
    return lastFunded(tenant, customer).isAfter(told.get().asOf())
        ? Optional.of(new Obstacle.UnknownOnCards())
        : Optional.empty();
  }

  private static boolean isPending(CardBalance balance) {
    var pending = balance.figures().pending();
    return pending != null && pending.minor() != 0;
  }

  /** What was told before money arrived says nothing about it. */
  private Instant lastFunded(TenantId tenant, CustomerId customer) {
    return inState(tenant, customer, FundingState.COMPLETED)
        .map(funding -> funding.header().updatedAt())
        .max(Instant::compareTo)
        .orElse(Instant.MIN);
  }
}
