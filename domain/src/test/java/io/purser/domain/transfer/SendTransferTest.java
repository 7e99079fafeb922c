package io.purser.domain.transfer;

import static io.purser.domain.Given.USDC;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.InMemoryPlatform;
import io.purser.domain.access.Caller;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.Registration;
import io.purser.domain.idempotency.Reply;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.ledger.LedgerAccount;
import io.purser.domain.ledger.Posting;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.operation.DecideOperation;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationRequests.WhenNotSent;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.wallet.ProviderWallet;
import io.purser.domain.wallet.ReportedTransaction;
import io.purser.domain.wallet.ReportedTransaction.Progress;
import io.purser.domain.wallet.Wallet;
import io.purser.domain.wallet.WalletBalance;
import io.purser.domain.wallet.WalletBalance.Source;
import io.purser.domain.wallet.WalletTransaction.Direction;
import io.purser.domain.work.Steps;
import java.math.BigDecimal;
import java.time.Duration;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sending money, from the request to its arrival, whatever goes wrong on the way. */
final class SendTransferTest {
  private static final String TO = "7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU";
  private static final String ELSEWHERE = "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin";

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final Customer customer = platform.customer("ana@example.com");
  private final Wallet.Active wallet = walletWith("100");

  private Wallet.Active walletWith(String amount) {
    platform.openWallet("open", customer.id(), USDC);
    arrives("deposit-1", amount);
    return (Wallet.Active) platform.store.wallets().all().getFirst();
  }

  private void arrives(String id, String amount) {
    platform.provider.reports(
        providerCustomer(),
        new ReportedTransaction(
            id,
            null,
            Direction.DEPOSIT,
            amount(amount),
            Progress.COMPLETED,
            null,
            null,
            platform.store.now()));
    refresh();
  }

  private String providerCustomer() {
    return ((Registration.Registered) platform.load(customer.id()).registration()).customer().id();
  }

  private void refresh() {
    platform.refreshBalances.handle(platform.tenant.id(), customer.id(), platform.deadline());
  }

  private static AssetAmount amount(String text) {
    return AssetAmount.parse(text, USDC).orElseThrow();
  }

  private Reply send(String key, String amount, String reference) {
    return send(key, TO, amount, reference, null, WhenNotSent.IS_TAKEN_BACK);
  }

  private Reply send(
      String key,
      String to,
      String amount,
      String reference,
      @Nullable QuoteId quote,
      WhenNotSent whenNotSent) {
    return platform.send(key, wallet.id(), to, amount, reference, quote, whenNotSent);
  }

  private static StoredAnswer answer(Reply reply) {
    if (reply instanceof Reply.Answered(var answer, _)) {
      return answer;
    }
    throw new AssertionError("no answer but " + reply);
  }

  private Transfer transfer() {
    var all = platform.store.transfers().all();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private WalletBalance balance() {
    return platform.given.in(
        platform.tenant,
        () -> platform.store.walletBalances().get(platform.tenant.id(), wallet.id()).orElseThrow());
  }

  /** What the books say, and that the ledger says the same. */
  private void has(String available, String held, String outgoing) {
    var balance = balance();
    assertThat(balance.available()).as("available").isEqualTo(amount(available));
    assertThat(balance.held()).as("held").isEqualTo(amount(held));
    assertThat(balance.outgoing()).as("outgoing").isEqualTo(amount(outgoing));
    isBalanced();
  }

  private void isBalanced() {
    var balance = balance();
    var accounts =
        platform.given.in(
            platform.tenant,
            () -> platform.store.ledger().balances(platform.tenant.id(), wallet.id(), USDC));
    var zero = AssetAmount.zero(USDC);
    assertThat(accounts)
        .containsEntry(LedgerAccount.AVAILABLE, balance.available())
        .containsEntry(LedgerAccount.HELD, balance.held())
        .containsEntry(LedgerAccount.OUTGOING, balance.outgoing())
        .containsEntry(LedgerAccount.OUTSIDE, zero.minus(balance.ledger()));
    assertThat(accounts.values().stream().reduce(zero, AssetAmount::plus)).isEqualTo(zero);
  }

  private void isSentOnce() {
    assertThat(platform.provider.transfersMade()).hasSize(1);
    assertThat(transfer()).isInstanceOf(Transfer.Sent.class);
    assertThat(platform.store.operations().all())
        .filteredOn(each -> each.header().subject().startsWith("trf_"))
        .filteredOn(each -> each instanceof Operation.Confirmed)
        .hasSize(1);
    has("70", "0", "30");
  }

  @Test
  void a_transfer_is_sent_with_its_fees_and_its_money_is_on_its_way() {
    var reply = send("key", "30", "order-1");

    assertThat(answer(reply).status()).isEqualTo(201);
    isSentOnce();
    assertThat(transfer())
        .isInstanceOfSatisfying(
            Transfer.Submitted.class,
            submitted -> {
              assertThat(submitted.sent().transactionId()).isEqualTo("provider-transfer-1");
              assertThat(submitted.sent().chainHash()).isEqualTo("hash-1");
              assertThat(submitted.sent().fees())
                  .extracting(SentTransfer.Fees::total)
                  .isEqualTo(new BigDecimal("0.62000000"));
            });
    assertThat(platform.store.eventLog().types())
        .endsWith("transfer.requested", "transfer.submitted", "transaction.pending");
    assertThat(platform.store.ledger().all())
        .extracting(Posting::kind)
        .containsExactly(
            Posting.Kind.DEPOSITED,
            Posting.Kind.HELD,
            Posting.Kind.CAPTURED,
            Posting.Kind.WITHDRAWING);
  }

  @Test
  void reports_of_the_same_withdrawal_take_the_money_once_and_end_the_transfer() {
    send("key", "30", "order-1");
    refresh();
    has("70", "0", "30");

    platform.provider.moves("provider-transfer-1", Progress.COMPLETED);
    refresh();
    refresh();

    assertThat(transfer()).isInstanceOf(Transfer.Completed.class);
    has("70", "0", "0");
    assertThat(balance().ledger()).isEqualTo(amount("70"));
  }

  @Test
  void a_transfer_that_fails_at_the_provider_gives_the_money_back() {
    send("key", "30", "order-1");

    platform.provider.moves("provider-transfer-1", Progress.FAILED);
    refresh();

    assertThat(transfer()).isInstanceOf(Transfer.Failed.class);
    has("100", "0", "0");
    assertThat(platform.store.eventLog().types()).contains("transfer.failed");
  }

  @Test
  void a_report_that_comes_before_the_answer_is_the_same_withdrawal() {
    platform.provider.losesTheNextAnswer();
    platform.provider.cannotBeReadNext(Duration.ofMinutes(1));
    assertThat(answer(send("key", "30", "order-1")).status()).isEqualTo(202);
    has("70", "30", "0");

    var report = platform.provider.moves("provider-transfer-1", Progress.COMPLETED);
    platform.given.in(
        platform.tenant,
        () ->
            platform.bookTransaction.handle(
                platform.tenant.id(), customer.id(), report, platform.store.now(), Source.WEBHOOK));
    isBalanced();
    platform.resolver.work(() -> true);

    assertThat(transfer()).isInstanceOf(Transfer.Completed.class);
    has("70", "0", "0");
  }

  @Test
  void a_lost_answer_never_sends_the_money_twice() {
    platform.provider.losesTheNextAnswer();

    assertThat(answer(send("key", "30", "order-1")).status()).isEqualTo(201);
    isSentOnce();
  }

  @Test
  void a_lost_request_is_sent_again_under_the_same_key() {
    platform.provider.losesTheNextRequest();

    send("key", "30", "order-1");
    has("70", "30", "0");
    platform.resolveEverything();

    assertThat(answer(send("key", "30", "order-1")).status()).isEqualTo(201);
    isSentOnce();
  }

  @Test
  void a_provider_that_ignores_keys_and_loses_answers_sends_once() {
    platform.provider.ignoresKeys();
    platform.provider.losesTheNextAnswer();
    platform.provider.cannotBeReadNext(Duration.ofMinutes(1));

    assertThat(answer(send("key", "30", "order-1")).status()).isEqualTo(202);
    platform.resolveEverything();

    assertThat(answer(send("key", "30", "order-1")).status()).isEqualTo(201);
    isSentOnce();
  }

  @Test
  void a_like_withdrawal_from_before_is_not_taken_for_the_transfer() {
    send("key-1", "30", "order-1");
    platform.provider.moves("provider-transfer-1", Progress.COMPLETED);
    platform.provider.reports(
        providerCustomer(),
        new ReportedTransaction(
            "by-somebody-else",
            null,
            Direction.WITHDRAWAL,
            amount("30"),
            Progress.COMPLETED,
            TO,
            null,
            platform.store.now()));
    refresh();
    platform.store.letTimePass(Duration.ofMinutes(1));
    platform.provider.losesTheNextRequest();

    send("key-2", "30", "order-2");
    platform.resolveEverything();

    assertThat(platform.provider.transfersMade()).hasSize(2);
    assertThat(answer(send("key-2", "30", "order-2")).status()).isEqualTo(201);
    has("10", "0", "30");
  }

  @Test
  void a_row_that_cannot_be_read_may_be_the_transfer() {
    platform.provider.losesTheNextRequest();
    platform.provider.hasUnreadableRows(1);

    assertThat(answer(send("key", "30", "order-1")).status()).isEqualTo(202);
    platform.resolveEverything();

    assertThat(platform.provider.writesReceived()).isEqualTo(3);
    assertThat(transfer()).isInstanceOf(Transfer.Requested.class);
    has("70", "30", "0");
  }

  @Test
  void a_withdrawal_that_shows_itself_settles_what_was_left_to_a_person() {
    platform.provider.losesTheNextRequest();
    platform.provider.hasUnreadableRows(1);
    send("key", "30", "order-1");
    platform.store.letTimePass(Duration.ofDays(3));
    platform.resolver.work(() -> true);
    assertThat(operation()).isInstanceOf(Operation.Manual.class);

    platform.provider.hasUnreadableRows(0);
    platform.provider.reports(
        providerCustomer(),
        new ReportedTransaction(
            "late",
            wallet.provider().id(),
            Direction.WITHDRAWAL,
            amount("30"),
            Progress.PENDING,
            TO,
            null,
            platform.store.now()));
    refresh();
    platform.resolver.work(() -> true);

    assertThat(transfer())
        .isInstanceOfSatisfying(
            Transfer.Submitted.class,
            submitted -> assertThat(submitted.sent().transactionId()).isEqualTo("late"));
    has("70", "0", "30");
  }

  private Operation operation() {
    return platform.store.operations().all().getLast();
  }

  @Test
  void what_an_operator_has_seen_at_the_provider_settles_it_unless_it_is_another_transfer() {
    send("key-0", "30", "order-0");
    platform.store.letTimePass(Duration.ofMinutes(1));
    arrives("deposit-2", "30");
    platform.provider.losesTheNextRequest();
    platform.provider.hasUnreadableRows(1);
    send("key", "30", "order-1");
    platform.store.letTimePass(Duration.ofDays(3));
    platform.resolver.work(() -> true);

    assertThat(
            platform.engine.decide.confirm(
                platform.tenant.id(), operation().id(), "provider-transfer-1", InMemoryPlatform.BY))
        .isInstanceOf(DecideOperation.Result.OnlyALookUpTells.class);
    platform.engine.decide.confirm(
        platform.tenant.id(), operation().id(), "seen-1", InMemoryPlatform.BY);

    assertThat(platform.store.transfers().all().getLast())
        .isInstanceOfSatisfying(
            Transfer.Submitted.class,
            submitted -> assertThat(submitted.sent().transactionId()).isEqualTo("seen-1"));
    has("70", "0", "60");
  }

  @Test
  void a_refusal_of_the_provider_frees_the_money() {
    platform.provider.refusesTheNextWrite(Rejection.because(Reason.NOT_COVERED_AT_PROVIDER));

    assertThat(answer(send("key", "30", "order-1")).body()).isEqualTo("NOT_COVERED_AT_PROVIDER");

    assertThat(transfer()).isInstanceOf(Transfer.Rejected.class);
    has("100", "0", "0");
  }

  @Test
  void while_the_provider_is_away_nothing_is_sent_and_the_same_key_begins_anew() {
    platform.provider.goesAway();

    assertThat(send("key", "30", "order-1"))
        .isInstanceOfSatisfying(
            Reply.NotSent.class, reply -> assertThat(reply.retryAfter()).isPositive());
    assertThat(transfer()).isInstanceOf(Transfer.NotSent.class);
    has("100", "0", "0");

    platform.provider.comesBack();
    platform.resolveEverything();
    assertThat(platform.provider.transfersMade()).isEmpty();

    assertThat(answer(send("key", "30", "order-1")).status()).isEqualTo(201);
    isSentOnce();
    assertThat(transfer().header().tries()).isEqualTo(2);
    assertThat(send("key", "30", "order-1"))
        .isInstanceOfSatisfying(Reply.Answered.class, Reply.Answered::replayed);
  }

  @Test
  void what_was_never_sent_may_be_ordered_again_under_another_key() {
    platform.provider.goesAway();
    send("key-1", "30", "order-1");
    send("key-1", "30", "order-1");
    platform.provider.comesBack();

    assertThat(answer(send("key-2", "31", "order-1")).body()).isEqualTo("ReferenceUsed");
    assertThat(answer(send("key-3", "30", "order-1")).status()).isEqualTo(201);
    isSentOnce();
    assertThat(transfer().header().tries()).isEqualTo(3);
  }

  @Test
  void a_caller_who_is_willing_to_wait_is_not_taken_back() {
    platform.provider.goesAway();

    var first = send("key", TO, "30", "order-1", null, WhenNotSent.GOES_ON);
    assertThat(answer(first).status()).isEqualTo(202);
    has("70", "30", "0");
    // Somebody else who would rather not wait takes nothing back from the one who does.
    assertThat(answer(send("key-2", "30", "order-1")).status()).isEqualTo(202);

    platform.provider.comesBack();
    platform.resolveEverything();
    isSentOnce();
    assertThat(answer(send("key", "30", "order-1")).status()).isEqualTo(201);
  }

  @Test
  void a_reference_names_one_order_whatever_the_key() {
    var first = send("key-1", "30", "order-1");

    assertThat(send("key-2", "30", "order-1")).isEqualTo(new Reply.Answered(answer(first), true));
    assertThat(answer(send("key-3", "31", "order-1")).body()).isEqualTo("ReferenceUsed");
    assertThat(answer(send("key-4", ELSEWHERE, "30", "order-1", null, WhenNotSent.GOES_ON)).body())
        .isEqualTo("ReferenceUsed");
    isSentOnce();
  }

  @Test
  void of_two_like_transfers_the_second_waits_until_the_first_is_settled() {
    platform.provider.losesTheNextRequest();
    send("key-1", "30", "order-1");

    assertThat(answer(send("key-2", "30", "order-2")).body()).isEqualTo("IdenticalTransferOpen");
    assertThat(answer(send("key-3", "29", "order-3")).status()).isEqualTo(201);

    platform.resolveEverything();
    assertThat(answer(send("key-4", "30", "order-2")).status()).isEqualTo(201);
    has("11", "0", "89");
  }

  @Test
  void no_more_is_sent_than_is_there() {
    platform.provider.losesTheNextRequest();
    send("key-1", "60", "order-1");

    assertThat(answer(send("key-2", "40.000001", "order-2")).body()).isEqualTo("InsufficientFunds");
    assertThat(answer(send("key-3", "40", "order-3")).status()).isEqualTo(201);
    has("0", "60", "40");
  }

  @Test
  void orders_that_are_none_are_refused_before_anything_is_planned() {
    assertThat(answer(send("k1", "0", "order")).body()).isEqualTo("AmountNotPossible");
    assertThat(answer(send("k2", "1.0000001", "order")).body()).isEqualTo("AmountNotPossible");
    assertThat(answer(send("k3", "1e2", "order")).body()).isEqualTo("AmountNotPossible");
    assertThat(answer(send("k4", "0xabc", "1", "order", null, WhenNotSent.GOES_ON)).body())
        .isEqualTo("AddressNotValid");
    var stranger =
        new Caller.EndUser(
            platform.tenant.id(), "issuer", "sub", platform.customer("eve@example.com").id());
    assertThat(
            platform.given.in(
                platform.tenant,
                () ->
                    platform.sendTransfer.plan(
                        platform.tenant.id(),
                        stranger,
                        new TransferDraft(wallet.id(), TO, "1"),
                        new Reference("order"),
                        null,
                        InMemoryPlatform.BY)))
        .isEqualTo(new SendTransfer.Result.Refused(new TransferRefusal.NoSuchWallet()));
    suspend();
    assertThat(answer(send("k5", "1", "order")).body()).isEqualTo("OfCustomer");

    assertThat(platform.store.transfers().all()).isEmpty();
    has("100", "0", "0");
  }

  private void suspend() {
    platform.given.in(
        platform.tenant,
        () ->
            platform.suspendCustomer.suspend(
                platform.tenant.id(), customer.id(), "why", InMemoryPlatform.BY));
  }

  @Test
  void a_customer_suspended_before_anything_was_sent_sends_nothing() {
    platform.provider.goesAway();
    send("key", TO, "30", "order-1", null, WhenNotSent.GOES_ON);
    suspend();
    platform.provider.comesBack();

    platform.resolveEverything();

    assertThat(platform.provider.transfersMade()).isEmpty();
    assertThat(transfer()).isInstanceOf(Transfer.Rejected.class);
    has("100", "0", "0");
  }

  @Test
  void a_quote_is_good_for_a_minute_and_for_its_own_order() {
    var draft = new TransferDraft(wallet.id(), TO, "30");
    var quoted =
        platform.quoteTransfer.handle(
            platform.tenant.id(), platform.service(), draft, platform.deadline());
    var quote = ((QuoteTransfer.Result.Quoted) quoted).quote();
    assertThat(quote.estimate().network()).isNotNull();
    assertThat(quote.expiresAt()).isEqualTo(platform.store.now().plusSeconds(60));

    assertThat(answer(send("k1", TO, "31", "o-1", quote.id(), WhenNotSent.GOES_ON)).body())
        .isEqualTo("QuoteForAnotherOrder");
    var unknown = QuoteId.next(Given.IDS);
    assertThat(answer(send("k2", TO, "30", "o-1", unknown, WhenNotSent.GOES_ON)).body())
        .isEqualTo("NoSuchQuote");
    platform.store.letTimePass(Duration.ofSeconds(59));
    assertThat(answer(send("k3", TO, "30", "o-1", quote.id(), WhenNotSent.GOES_ON)).status())
        .isEqualTo(201);
    platform.store.letTimePass(Duration.ofSeconds(1));
    assertThat(answer(send("k4", TO, "30", "o-2", quote.id(), WhenNotSent.GOES_ON)).body())
        .isEqualTo("QuoteExpired");
  }

  @Test
  void without_the_provider_there_is_no_quote() {
    platform.provider.goesAway();

    assertThat(
            platform.quoteTransfer.handle(
                platform.tenant.id(),
                platform.service(),
                new TransferDraft(wallet.id(), TO, "30"),
                platform.deadline()))
        .isInstanceOf(QuoteTransfer.Result.Unavailable.class);
  }

  @Test
  void a_wallet_that_does_not_know_its_holder_learns_it_by_sending() {
    var old = platform.given.in(platform.tenant, this::forgetHolder);
    assertThat(old.provider().holder()).isNull();

    assertThat(answer(send("key", "30", "order-1")).status()).isEqualTo(201);

    isSentOnce();
    assertThat(((Wallet.Active) platform.store.wallets().all().getFirst()).provider().holder())
        .isEqualTo("holder-1");
  }

  private Wallet.Active forgetHolder() {
    var wallets = platform.store.wallets();
    var known = (Wallet.Active) wallets.get(platform.tenant.id(), wallet.id()).orElseThrow();
    var provider = new ProviderWallet(known.provider().id(), known.provider().address());
    wallets.save(known.known(provider, platform.store.now()));
    return (Wallet.Active) wallets.get(platform.tenant.id(), wallet.id()).orElseThrow();
  }

  @Test
  void wherever_the_process_dies_the_money_is_sent_once_and_the_key_gets_its_answer() {
    walkThroughEveryBreak(true, false);
  }

  @Test
  void wherever_a_resource_fails_the_money_is_sent_once_and_the_key_gets_its_answer() {
    walkThroughEveryBreak(false, false);
  }

  @Test
  void wherever_it_dies_while_it_is_taken_back_the_money_is_sent_once_at_most() {
    walkThroughEveryBreak(true, true);
  }

  private static void walkThroughEveryBreak(boolean deadly, boolean away) {
    int step = 0;
    boolean broke = true;
    while (broke) {
      step++;
      var test = new SendTransferTest();
      if (away) {
        test.platform.provider.goesAway();
      }
      if (deadly) {
        test.platform.store.steps().dieAt(step);
      } else {
        test.platform.store.steps().failAt(step);
      }
      try {
        test.send("key", "30", "order-1");
      } catch (Steps.Death | Steps.Failure expected) {
        // The caller gets no answer and will try again.
      }
      var at = test.platform.store.steps().lastBreak();
      broke = at != null;
      test.platform.store.steps().breakNowhere();
      test.platform.provider.comesBack();
      test.isBalanced();
      test.platform.resolveEverything();
      var last = test.send("key", "30", "order-1");

      var softly = new SoftAssertions();
      softly
          .assertThat(last)
          .as("answer after step %s, %s", step, at)
          .isInstanceOfSatisfying(
              Reply.Answered.class, reply -> assertThat(reply.answer().status()).isEqualTo(201));
      softly
          .assertThatCode(test::isSentOnce)
          .as("effects after step %s, %s", step, at)
          .doesNotThrowAnyException();
      softly.assertAll();
    }
    assertThat(step).describedAs("steps walked through").isGreaterThan(30);
  }
}
