package io.purser.persistence;

import io.purser.domain.adoption.Import;
import io.purser.domain.adoption.ImportId;
import io.purser.domain.adoption.Imports;
import io.purser.domain.adoption.Match;
import io.purser.domain.adoption.Proposal;
import io.purser.domain.adoption.ProposalId;
import io.purser.domain.adoption.Proposals;
import io.purser.domain.adoption.ProviderRecord;
import io.purser.domain.adoption.RecordKind;
import io.purser.domain.card.Card;
import io.purser.domain.card.CardChange;
import io.purser.domain.card.CardId;
import io.purser.domain.card.Cards;
import io.purser.domain.card.ProviderCard;
import io.purser.domain.card.account.balance.CardBalance;
import io.purser.domain.card.account.balance.CardBalances;
import io.purser.domain.card.account.balance.Figures;
import io.purser.domain.card.account.funding.Funding;
import io.purser.domain.card.account.funding.FundingId;
import io.purser.domain.card.account.funding.FundingOrder;
import io.purser.domain.card.account.funding.Fundings;
import io.purser.domain.card.account.funding.PricingMode;
import io.purser.domain.card.account.funding.SourceChain;
import io.purser.domain.card.account.withdrawal.Withdrawal;
import io.purser.domain.card.account.withdrawal.WithdrawalId;
import io.purser.domain.card.account.withdrawal.Withdrawals;
import io.purser.domain.card.limit.Allowance;
import io.purser.domain.card.limit.CardCountLimit;
import io.purser.domain.card.limit.CardCountLimits;
import io.purser.domain.card.limit.CardCounts;
import io.purser.domain.card.limit.ReportedLimits;
import io.purser.domain.card.limit.SpendingLimit;
import io.purser.domain.card.limit.SpendingLimits;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.card.onboarding.CodeChannel;
import io.purser.domain.card.onboarding.OnboardingId;
import io.purser.domain.card.onboarding.SentCode;
import io.purser.domain.card.onboarding.SentCodes;
import io.purser.domain.card.spending.CardTokens;
import io.purser.domain.card.spending.CardTransaction;
import io.purser.domain.card.spending.CardTransactionId;
import io.purser.domain.card.spending.CardTransactions;
import io.purser.domain.card.spending.Merchant;
import io.purser.domain.card.spending.Sighting;
import io.purser.domain.card.spending.SpendingKind;
import io.purser.domain.card.spending.SpendingState;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.Email;
import io.purser.domain.ledger.cash.CashAccount;
import io.purser.domain.ledger.cash.CashLedger;
import io.purser.domain.ledger.cash.CashPosting;
import io.purser.domain.money.Money;
import io.purser.domain.operation.NewOperation;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.Operations;
import io.purser.domain.programme.CardProgramme;
import io.purser.domain.programme.CardProgrammes;
import io.purser.domain.programme.Enrolment;
import io.purser.domain.programme.KnownProgramme;
import io.purser.domain.programme.MasterWallet;
import io.purser.domain.programme.MasterWallets;
import io.purser.domain.programme.history.HistoryReadings;
import io.purser.domain.programme.history.Movement;
import io.purser.domain.programme.history.MovementId;
import io.purser.domain.programme.history.MovementKind;
import io.purser.domain.programme.history.MovementState;
import io.purser.domain.programme.history.Movements;
import io.purser.domain.programme.history.ReportedMovement;
import io.purser.domain.programme.swap.Swap;
import io.purser.domain.programme.swap.SwapId;
import io.purser.domain.programme.swap.SwapOrder;
import io.purser.domain.programme.swap.Swaps;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.transfer.Reference;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/** Rows about cards and their programme, put there the way the product does. */
final class CardSamples {
  private final TestDatabase database;
  private final Samples samples;

  CardSamples(TestDatabase database, Samples samples) {
    this.database = database;
    this.samples = samples;
  }

  /** Puts a row into every table that is about cards. */
  void everything(Tenant tenant, Customer customer, String word) {
    spend(customer, onboard(customer), word);
    issue(customer);
    limit(customer);
    propose(tenant, word);
    fillAccount(customer);
    beginSwap(customer.header().tenant());
    withdraw(customer);
  }

  /** An import that is running and has proposed somebody, under a programme that is approved. */
  private void propose(Tenant tenant, String word) {
    var header = new Import.Header(ImportId.next(database.ids()), tenant.id(), Samples.NOON);
    database
        .work()
        .inAccount(
            tenant.account(),
            () -> {
              database
                  .get(CardProgrammes.class)
                  .save(
                      tenant.account(),
                      new KnownProgramme(
                          new CardProgramme.Approved(
                              new Enrolment(null, null, null, null, null), Samples.NOON, null),
                          Samples.NOON));
              return header;
            });
    moveMasterWallet(tenant, word);
    samples.in(
        tenant.id(),
        () -> {
          database
              .get(Imports.class)
              .add(
                  new Import.Running(
                      header,
                      new Import.Place(RecordKind.CARD_CUSTOMER, 2, 1, 110),
                      new Import.Counts(2, 110, 0, 0, 0),
                      null));
          database
              .get(Proposals.class)
              .propose(
                  new Proposal(
                      ProposalId.next(database.ids()),
                      tenant.id(),
                      header.id(),
                      new ProviderRecord.WalletCustomer(
                          "wallet-" + word,
                          null,
                          new Email("proposed-" + word.toLowerCase(Locale.ROOT) + "@example.com"),
                          "Proposed-" + word,
                          "active"),
                      Match.NEW,
                      null,
                      Proposal.State.OPEN,
                      Samples.NOON,
                      Samples.NOON));
          return header;
        });
  }

  /** A deposit that is in the history of the master wallet. */
  private void moveMasterWallet(Tenant tenant, String word) {
    var account = tenant.account();
    var amount = new Money(50_000, Money.USD);
    var told =
        new ReportedMovement(
            "deposit-" + word,
            MovementKind.DEPOSIT,
            null,
            MovementState.COMPLETED,
            null,
            amount.currency(),
            amount,
            null,
            Samples.NOON);
    database.get(HistoryReadings.class).somethingMoved(account);
    database
        .work()
        .inAccount(
            account,
            () -> {
              database
                  .get(Movements.class)
                  .keep(
                      account,
                      List.of(new Movement(MovementId.next(database.ids()), told, Samples.NOON)),
                      Samples.NOON);
              return told;
            });
  }

  /** On the way to a card, with a code that was sent. */
  private OnboardingId onboard(Customer customer) {
    var tenant = customer.header().tenant();
    var id = OnboardingId.next(database.ids());
    var operation =
        samples.plannedOperation(
            customer, OperationKind.START_CARD_ONBOARDING, "card " + customer.id());
    samples.in(
        tenant,
        () -> {
          database
              .get(CardOnboardings.class)
              .add(
                  new CardOnboarding.Requested(
                      new CardOnboarding.Header(
                          id, tenant, customer.id(), Samples.NOON, Samples.NOON, 0),
                      operation.id()));
          database
              .get(SentCodes.class)
              .add(
                  tenant,
                  customer.id(),
                  CodeChannel.EMAIL,
                  new SentCode(database.ids().next("cod"), Samples.NOON, null, 0));
          return tenant;
        });
    return id;
  }

  /** A purchase with a card whose token is known. */
  private void spend(Customer customer, OnboardingId onboarding, String word) {
    var tenant = customer.header().tenant();
    var amount = new Money(1250, Currency.getInstance("EUR"));
    samples.in(
        tenant,
        () -> {
          var transactions = database.get(CardTransactions.class);
          transactions.add(
              new CardTransaction(
                  new CardTransaction.Header(
                      CardTransactionId.next(database.ids()),
                      tenant,
                      customer.id(),
                      "provider-" + customer.id(),
                      SpendingKind.PURCHASE,
                      null,
                      Samples.NOON,
                      Samples.NOON,
                      0),
                  "token-" + customer.id(),
                  new Merchant("Merchant-" + word, "5812", "Merchant-City", "FR"),
                  null,
                  null,
                  List.of(
                      new Sighting(
                          Sighting.Source.EVENT,
                          SpendingState.SETTLED,
                          null,
                          amount,
                          Samples.NOON,
                          Samples.NOON))));
          transactions.wasReadToItsEnd(tenant, onboarding, Samples.NOON);
          database
              .get(CardTokens.class)
              .put(
                  tenant,
                  customer.id(),
                  new CardTokens.Token("token-" + customer.id(), null, Samples.NOON));
          return tenant;
        });
  }

  /** A card that is frozen, and wanted to be so no longer. */
  private void issue(Customer customer) {
    var tenant = customer.header().tenant();
    var id = CardId.next(database.ids());
    var issuing =
        samples.plannedOperation(customer, OperationKind.ISSUE_CARD, "account " + customer.id());
    var unfreezing = samples.plannedOperation(customer, OperationKind.UNFREEZE_CARD, "card " + id);
    samples.in(
        tenant,
        () -> {
          var cards = database.get(Cards.class);
          cards.add(
              new Card.Requested(
                  new Card.Header(id, tenant, customer.id(), Samples.NOON, Samples.NOON, 0),
                  issuing.id()));
          cards.save(
              new Card.Frozen(
                  new Card.Header(id, tenant, customer.id(), Samples.NOON, Samples.NOON, 1),
                  new ProviderCard("provider-" + id, "4242"),
                  new Card.Wanted(CardChange.UNFREEZE, unfreezing.id())));
          return tenant;
        });
  }

  /** Limits of which others are wanted. */
  private void limit(Customer customer) {
    var tenant = customer.header().tenant();
    var spending =
        samples.plannedOperation(
            customer, OperationKind.CHANGE_SPENDING_LIMIT, "spending " + customer.id());
    var counting =
        samples.plannedOperation(
            customer, OperationKind.CHANGE_CARD_COUNTS, "counts " + customer.id());
    var most = new Money(100_000, Currency.getInstance("USD"));
    samples.in(
        tenant,
        () -> {
          database
              .get(SpendingLimits.class)
              .add(
                  SpendingLimit.of(
                          tenant,
                          customer.id(),
                          new ReportedLimits(
                              most.currency(), new Allowance(most, most, most), null, null),
                          Samples.NOON)
                      .want(new SpendingLimit.Wanted(most, spending.id())));
          database
              .get(CardCountLimits.class)
              .add(
                  CardCountLimit.of(tenant, customer.id())
                      .want(new CardCounts(1, 1, 1), counting.id()));
          return tenant;
        });
  }

  /** Money that is to be withdrawn from a card account. */
  private void withdraw(Customer customer) {
    var tenant = customer.header().tenant();
    var id = WithdrawalId.next(database.ids());
    var operation =
        samples.plannedOperation(
            customer, OperationKind.WITHDRAW_FROM_CARD, id.value(), "withdrawal " + id);
    samples.in(
        tenant,
        () -> {
          database
              .get(Withdrawals.class)
              .add(
                  new Withdrawal.Requested(
                      new Withdrawal.Header(
                          id,
                          tenant,
                          customer.id(),
                          new Reference("withdrawal-1"),
                          new Money(500, Money.USD),
                          operation.id(),
                          1,
                          Samples.NOON,
                          Samples.NOON,
                          0),
                      null));
          return tenant;
        });
  }

  /** A card account with a balance, and money set aside to fund it. */
  private void fillAccount(Customer customer) {
    var tenant = customer.header().tenant();
    var id = FundingId.next(database.ids());
    var operation =
        samples.plannedOperation(customer, OperationKind.FUND_CARD, id.value(), "funding " + id);
    var amount = new Money(2_500, Money.USD);
    samples.in(
        tenant,
        () -> {
          var wallets = database.get(MasterWallets.class);
          wallets.lock(tenant, Money.USD);
          wallets.save(tenant, new MasterWallet(amount, Samples.NOON));
          database
              .get(Fundings.class)
              .add(
                  new Funding.Requested(
                      new Funding.Header(
                          id,
                          tenant,
                          new Reference("funding-1"),
                          new FundingOrder(
                              customer.id(), amount, PricingMode.SEND_X, SourceChain.SOL),
                          amount,
                          operation.id(),
                          1,
                          Samples.NOON,
                          Samples.NOON,
                          0)));
          database
              .get(CashLedger.class)
              .post(
                  new CashPosting(
                      tenant,
                      customer.id(),
                      operation.id().value(),
                      CashPosting.Kind.HELD,
                      List.of(
                          new CashPosting.Entry(
                              CashAccount.MASTER_WALLET, Money.zero(Money.USD).minus(amount)),
                          new CashPosting.Entry(CashAccount.HELD, amount)),
                      Samples.NOON));
          return tenant;
        });
    samples.in(
        tenant,
        () -> {
          var balances = database.get(CardBalances.class);
          balances.lock(tenant, customer.id());
          balances.save(
              tenant,
              customer.id(),
              new CardBalance(
                  Figures.parts(new Money(3_850, Money.USD), new Money(673, Money.USD)),
                  Samples.NOON,
                  Samples.NOON,
                  CardBalance.Source.WEBHOOK));
          return tenant;
        });
  }

  /** Dollars that are set aside to be changed. */
  private void beginSwap(TenantId tenant) {
    var id = SwapId.next(database.ids());
    var amount = new Money(4_000, Money.USD);
    var operation =
        new NewOperation(
            OperationId.next(database.ids()),
            tenant,
            OperationKind.SWAP_MASTER_WALLET,
            id.value(),
            null,
            "swap " + id,
            null,
            Samples.NOON);
    samples.in(
        tenant,
        () -> {
          var planned = database.get(Operations.class).plan(operation);
          database
              .get(Swaps.class)
              .add(
                  new Swap.Requested(
                      new Swap.Header(
                          id,
                          tenant,
                          new Reference("swap-1"),
                          new SwapOrder(amount, Currency.getInstance("EUR")),
                          operation.id(),
                          1,
                          Samples.NOON,
                          Samples.NOON,
                          0)));
          database
              .get(CashLedger.class)
              .post(
                  new CashPosting(
                      tenant,
                      null,
                      operation.id().value(),
                      CashPosting.Kind.HELD,
                      List.of(
                          new CashPosting.Entry(
                              CashAccount.MASTER_WALLET, Money.zero(Money.USD).minus(amount)),
                          new CashPosting.Entry(CashAccount.HELD, amount)),
                      Samples.NOON));
          return planned;
        });
  }
}
