package io.purser.domain.customer.deletion;

import static io.purser.domain.transfer.TransferBuilder.aTransferFrom;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.InMemoryPlatform;
import io.purser.domain.audit.AuditEntry;
import io.purser.domain.audit.Initiator;
import io.purser.domain.audit.MemberChange;
import io.purser.domain.card.Card;
import io.purser.domain.card.CardCondition;
import io.purser.domain.card.CardState;
import io.purser.domain.card.ProviderCard;
import io.purser.domain.card.account.balance.CardBalance;
import io.purser.domain.card.account.balance.Figures;
import io.purser.domain.card.account.funding.Funding;
import io.purser.domain.card.account.funding.FundingId;
import io.purser.domain.card.account.funding.FundingOrder;
import io.purser.domain.card.account.funding.FundingState;
import io.purser.domain.card.account.funding.PricingMode;
import io.purser.domain.card.account.funding.SourceChain;
import io.purser.domain.card.account.withdrawal.Withdrawal;
import io.purser.domain.card.account.withdrawal.WithdrawalId;
import io.purser.domain.card.account.withdrawal.WithdrawalState;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.Cardholder;
import io.purser.domain.card.onboarding.Kyc;
import io.purser.domain.card.onboarding.OnboardingId;
import io.purser.domain.card.onboarding.Progress;
import io.purser.domain.card.onboarding.Stage;
import io.purser.domain.card.onboarding.Standing;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.customer.CustomerType;
import io.purser.domain.customer.deletion.DeleteCustomer.Result;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.money.Money;
import io.purser.domain.operation.NewOperation;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.OperationState;
import io.purser.domain.transfer.Approval;
import io.purser.domain.transfer.Reference;
import io.purser.domain.transfer.SentTransfer;
import io.purser.domain.transfer.Transfer;
import io.purser.domain.transfer.TransferState;
import io.purser.domain.wallet.ReportedTransaction;
import io.purser.domain.wallet.Wallet;
import io.purser.domain.wallet.WalletBalance;
import io.purser.domain.wallet.WalletTransaction.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps a customer from being deleted, and what is left of one who was. */
class DeleteCustomerTest {
  private static final Initiator BY = new Initiator("operator:op", "asked for it", "request-1");
  private static final String ISSUER = "https://login.example.com";

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final Customer.Living ana = platform.customer("ana@example.com");

  private Result delete() {
    return delete(ana.id());
  }

  private Result delete(CustomerId id) {
    return platform.given.in(
        platform.tenant,
        () -> platform.deleteCustomer.handle(platform.tenant.id(), id, _ -> true, BY));
  }

  private Result kept(Obstacle... obstacles) {
    return new Result.Kept(ana.id(), List.of(obstacles));
  }

  private void in(Runnable body) {
    platform.given.in(platform.tenant, body);
  }

  private Instant now() {
    return platform.store.now();
  }

  private static Money usd(long cents) {
    return new Money(cents, Money.USD);
  }

  @Test
  void a_customer_with_nothing_is_deleted_and_the_provider_not_asked() {
    in(() -> platform.store.logins().bind(platform.tenant.id(), ISSUER, "ana", ana.id(), Set.of()));

    assertThat(delete()).isEqualTo(new Result.Done());

    assertThat(platform.load(ana.id()))
        .isInstanceOfSatisfying(
            Customer.Deleted.class, deleted -> assertThat(deleted.deletedAt()).isEqualTo(now()));
    assertThat(platform.store.eventLog().types()).endsWith("customer.deleted");
    assertThat(platform.store.auditLog().all().getLast())
        .returns("customer.deleted", AuditEntry::action)
        .returns("asked for it", AuditEntry::reason)
        .returns(
            List.of(new MemberChange.Plain("state", "ACTIVE", "DELETED")), AuditEntry::changes);
    assertThat(platform.provider.reads() + platform.provider.writesReceived()).isZero();
    assertThat(
            platform.given.in(
                platform.tenant,
                () -> platform.store.logins().customerOf(platform.tenant.id(), ISSUER, "ana")))
        .isEmpty();
  }

  @Test
  void deleting_again_does_nothing() {
    delete();
    var deleted = platform.load(ana.id());
    int events = platform.store.eventLog().types().size();

    assertThat(delete()).isEqualTo(new Result.Done());

    assertThat(platform.load(ana.id())).isEqualTo(deleted);
    assertThat(platform.store.eventLog().types()).hasSize(events);
  }

  @Test
  void whoever_knows_another_version_deletes_nobody() {
    var result =
        platform.given.in(
            platform.tenant,
            () ->
                platform.deleteCustomer.handle(
                    platform.tenant.id(), ana.id(), version -> version == 7, BY));

    assertThat(result).isEqualTo(new Result.OtherVersion());
    assertThat(platform.load(ana.id())).isEqualTo(ana);
    assertThat(delete(CustomerId.next(Given.IDS, CustomerType.BUSINESS)))
        .isEqualTo(new Result.Refused(new CustomerRefusal.NoSuchCustomer()));
  }

  @Test
  void a_suspended_customer_can_be_deleted() {
    in(() -> platform.suspendCustomer.suspend(platform.tenant.id(), ana.id(), "why", BY));

    assertThat(delete()).isEqualTo(new Result.Done());
  }

  private Wallet.Active wallet() {
    return platform.given.activeWallet(platform.tenant, ana, Given.USDC);
  }

  private void settleOperations() {
    for (var operation : platform.store.operations().all()) {
      in(() -> confirm(operation));
    }
  }

  private void confirm(Operation operation) {
    platform
        .store
        .operations()
        .claim(platform.tenant.id(), operation.id(), Duration.ofMinutes(1))
        .ifPresent(claimed -> platform.store.operations().save(claimed.confirm(now()), List.of()));
  }

  private void moves(ReportedTransaction.Progress progress) {
    in(
        () ->
            platform.bookTransaction.handle(
                platform.tenant.id(),
                ana.id(),
                new ReportedTransaction(
                    Given.unique("deposit"),
                    null,
                    Direction.DEPOSIT,
                    AssetAmount.parse("2.5", Given.USDC).orElseThrow(),
                    progress,
                    null,
                    null,
                    now()),
                now(),
                WalletBalance.Source.WEBHOOK));
  }

  @Test
  void an_empty_wallet_is_no_obstacle_and_a_deposit_that_is_seen_is_one() {
    var wallet = wallet();
    settleOperations();
    moves(ReportedTransaction.Progress.FAILED);
    moves(ReportedTransaction.Progress.PENDING);

    assertThat(delete())
        .isEqualTo(kept(new Obstacle.MoneyInWallet(wallet.id(), AssetAmount.zero(Given.USDC))));

    moves(ReportedTransaction.Progress.COMPLETED);
    assertThat(delete())
        .isEqualTo(
            kept(
                new Obstacle.MoneyInWallet(
                    wallet.id(), AssetAmount.parse("2.5", Given.USDC).orElseThrow())));
    assertThat(platform.load(ana.id())).isEqualTo(ana);
  }

  @Test
  void with_an_empty_wallet_a_customer_is_deleted_and_a_late_deposit_is_booked() {
    var wallet = wallet();
    settleOperations();
    assertThat(delete()).isEqualTo(new Result.Done());

    moves(ReportedTransaction.Progress.COMPLETED);

    var balance =
        platform.given.in(
            platform.tenant,
            () -> platform.store.walletBalances().get(platform.tenant.id(), wallet.id()));
    assertThat(balance.orElseThrow().ledger().text()).isEqualTo("2.500000");
    assertThat(platform.store.eventLog().types()).endsWith("transaction.completed");
  }

  @Test
  void everything_in_the_way_is_named_at_once() {
    var wallet = wallet();
    moves(ReportedTransaction.Progress.COMPLETED);
    var card = platform.given.requestedCard(platform.tenant, ana);
    var transferring = operation(OperationKind.SEND_TRANSFER);
    var transfer = aTransferFrom(wallet, transferring).build();
    in(() -> platform.store.transfers().add(transfer));

    assertThat(delete())
        .isInstanceOfSatisfying(
            Result.Kept.class,
            kept ->
                assertThat(kept.obstacles())
                    .contains(
                        new Obstacle.OpenOperation(transferring, OperationState.PENDING),
                        new Obstacle.OpenOperation(card.operation(), OperationState.PENDING),
                        new Obstacle.OpenTransfer(transfer.id(), TransferState.REQUESTED),
                        new Obstacle.CardNotClosed(card.id(), CardState.REQUESTED),
                        new Obstacle.MoneyInWallet(
                            wallet.id(), AssetAmount.parse("2.5", Given.USDC).orElseThrow())));
  }

  private OperationId operation(OperationKind kind) {
    return platform.given.operation(platform.tenant, ana, Given.unique("subject"), kind).id();
  }

  @Test
  void a_transfer_that_the_provider_has_is_one_until_it_has_ended() {
    var wallet = wallet();
    var transfer = aTransferFrom(wallet, operation(OperationKind.SEND_TRANSFER)).build();
    in(() -> platform.store.transfers().add(transfer));
    in(
        () -> {
          var stored =
              (Transfer.Requested)
                  platform.store.transfers().get(platform.tenant.id(), transfer.id()).orElseThrow();
          platform
              .store
              .transfers()
              .save(stored.submit(new SentTransfer("provider-transaction", null, null), now()));
        });
    settleOperations();

    assertThat(delete())
        .isEqualTo(kept(new Obstacle.OpenTransfer(transfer.id(), TransferState.SUBMITTED)));
  }

  @Test
  void a_transfer_that_waits_for_approval_is_one_and_so_is_what_would_send_it() {
    var order =
        new NewOperation(
            OperationId.next(Given.IDS),
            platform.tenant.id(),
            OperationKind.SEND_TRANSFER,
            Given.unique("subject"),
            ana.id(),
            Given.unique("natural-key"),
            null,
            now());
    var transfer =
        aTransferFrom(wallet(), order.id()).awaiting(Approval.wanted(platform.service(), now()));
    in(() -> platform.store.operations().withhold(order));
    in(() -> platform.store.transfers().add(transfer));

    assertThat(delete())
        .isInstanceOfSatisfying(
            Result.Kept.class,
            kept ->
                assertThat(kept.obstacles())
                    .contains(
                        new Obstacle.OpenOperation(order.id(), OperationState.AWAITING_APPROVAL),
                        new Obstacle.OpenTransfer(transfer.id(), TransferState.AWAITING_APPROVAL)));
  }

  @ParameterizedTest
  @CsvSource({
    "ACTIVE, true",
    "FROZEN, true",
    "BLOCKED, true",
    "VOIDED, false",
    "LOST, false",
    "STOLEN, false",
    "CANCELLED, false"
  })
  void a_card_is_one_unless_it_is_closed_for_good(CardCondition condition, boolean keeps) {
    var requested = platform.given.requestedCard(platform.tenant, ana);
    in(
        () ->
            platform
                .store
                .cards()
                .save(
                    Card.Issued.of(
                        requested.header(), new ProviderCard("card", "4711"), condition, null)));
    settleOperations();

    if (keeps) {
      assertThat(delete())
          .isEqualTo(
              kept(
                  new Obstacle.CardNotClosed(requested.id(), CardState.valueOf(condition.name()))));
    } else {
      assertThat(delete()).isEqualTo(new Result.Done());
    }
  }

  private void isInCardAccount(Figures figures) {
    in(
        () -> {
          var balances = platform.store.cardBalances();
          balances.lock(platform.tenant.id(), ana.id());
          balances.save(
              platform.tenant.id(),
              ana.id(),
              new CardBalance(figures, null, now(), CardBalance.Source.PROVIDER));
        });
  }

  @Test
  void a_card_account_is_one_while_there_is_money_or_nobody_knows() {
    platform.given.readyForCard(platform.tenant, ana);
    assertThat(delete()).isEqualTo(kept(new Obstacle.UnknownOnCards()));

    isInCardAccount(Figures.unknown(Money.USD));
    assertThat(delete()).isEqualTo(kept(new Obstacle.UnknownOnCards()));
    isInCardAccount(Figures.parts(usd(1_000), usd(250)));
    assertThat(delete()).isEqualTo(kept(new Obstacle.MoneyOnCards(usd(1_250))));
    isInCardAccount(Figures.parts(usd(-250), usd(250)));
    assertThat(delete()).isEqualTo(kept(new Obstacle.MoneyOnCards(usd(0))));
    isInCardAccount(Figures.whole(usd(0)));
    assertThat(delete()).isEqualTo(new Result.Done());
  }

  @Test
  void a_funding_is_one_until_what_it_brought_was_seen() {
    platform.given.readyForCard(platform.tenant, ana);
    isInCardAccount(Figures.parts(usd(0), usd(0)));
    var requested = funding();
    in(() -> platform.store.fundings().add(requested));
    settleOperations();
    assertThat(delete())
        .isEqualTo(kept(new Obstacle.OpenFunding(requested.id(), FundingState.REQUESTED)));

    var terms = new Funding.Terms("bridge", usd(2_500), usd(2_500));
    var header = requested.header().withVersion(1);
    in(() -> platform.store.fundings().save(new Funding.Pending(header, terms, now())));
    assertThat(delete())
        .isEqualTo(kept(new Obstacle.OpenFunding(requested.id(), FundingState.PENDING)));

    platform.store.letTimePass(Duration.ofMinutes(3));
    var completed = changed(header.withVersion(2), now());
    in(() -> platform.store.fundings().save(new Funding.Completed(completed, terms, now(), now())));
    assertThat(delete()).isEqualTo(kept(new Obstacle.UnknownOnCards()));

    platform.store.letTimePass(Duration.ofMinutes(3));
    isInCardAccount(Figures.parts(usd(0), usd(0)));
    assertThat(delete()).isEqualTo(new Result.Done());
  }

  private Funding.Requested funding() {
    return new Funding.Requested(
        new Funding.Header(
            FundingId.next(Given.IDS),
            platform.tenant.id(),
            new Reference(Given.unique("order")),
            new FundingOrder(ana.id(), usd(2_500), PricingMode.SEND_X, SourceChain.XDC),
            usd(2_500),
            operation(OperationKind.FUND_CARD),
            1,
            now(),
            now(),
            0));
  }

  private static Funding.Header changed(Funding.Header header, Instant at) {
    return new Funding.Header(
        header.id(),
        header.tenant(),
        header.reference(),
        header.order(),
        header.held(),
        header.operation(),
        header.tries(),
        header.createdAt(),
        at,
        header.version());
  }

  @Test
  void a_withdrawal_is_one_until_it_has_ended() {
    platform.given.readyForCard(platform.tenant, ana);
    isInCardAccount(Figures.parts(usd(0), usd(0)));
    var withdrawal =
        new Withdrawal.Requested(
            new Withdrawal.Header(
                WithdrawalId.next(Given.IDS),
                platform.tenant.id(),
                ana.id(),
                new Reference(Given.unique("order")),
                usd(100),
                operation(OperationKind.WITHDRAW_FROM_CARD),
                1,
                now(),
                now(),
                0),
            null);
    in(() -> platform.store.withdrawals().add(withdrawal));
    settleOperations();

    assertThat(delete())
        .isEqualTo(
            kept(new Obstacle.OpenWithdrawal(withdrawal.header().id(), WithdrawalState.REQUESTED)));
  }

  @ParameterizedTest
  @CsvSource({
    "false, NOT_STARTED, false, false, EMAIL_CODE, false",
    "true, NOT_STARTED, false, false, KYC, false",
    "true, IN_REVIEW, false, false, KYC, true",
    "true, RESUBMISSION, false, false, KYC, false",
    "true, APPROVED, false, false, SOURCE_OF_FUNDS, false",
    "true, APPROVED, true, false, PHONE, false",
    "true, APPROVED, true, true, ACCOUNT, true",
    "true, REJECTED, false, false, MUST_RESTART, false",
    "true, EXPIRED, false, false, EXPIRED, false"
  })
  void an_onboarding_is_one_while_the_provider_is_at_it(
      boolean email, Kyc kyc, boolean funds, boolean phone, Stage stage, boolean keeps) {
    var id = OnboardingId.next(Given.IDS);
    var operation = operation(OperationKind.START_CARD_ONBOARDING);
    var header = new CardOnboarding.Header(id, platform.tenant.id(), ana.id(), now(), now(), 0);
    var cardholder =
        new Cardholder(
            "card-customer",
            new Progress(email, kyc, now(), funds, phone, false, false, false),
            new Standing.Words("flow", "kyc", true));
    in(
        () -> {
          platform.store.cardOnboardings().add(new CardOnboarding.Requested(header, operation));
          platform
              .store
              .cardOnboardings()
              .save(CardOnboarding.Known.of(header.withVersion(1), cardholder));
        });
    settleOperations();

    if (keeps) {
      assertThat(delete()).isEqualTo(kept(new Obstacle.OnboardingUnderWay(id, stage)));
    } else {
      assertThat(delete()).isEqualTo(new Result.Done());
    }
  }

  @Test
  void nobody_asks_the_provider_about_the_deleted() {
    wallet();
    settleOperations();
    platform.given.readyForCard(platform.tenant, ana);
    isInCardAccount(Figures.whole(usd(0)));
    assertThat(delete()).isEqualTo(new Result.Done());
    platform.store.letTimePass(Duration.ofDays(30));

    var age = Duration.ofMinutes(5);
    assertThat(platform.store.walletBalances().outdated(age, 10)).isEmpty();
    assertThat(platform.store.cardBalances().outdated(age, 10)).isEmpty();
    assertThat(platform.store.cardOnboardings().waiting(age, 10)).isEmpty();
  }
}
