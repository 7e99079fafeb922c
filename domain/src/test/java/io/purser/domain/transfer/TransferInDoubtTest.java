package io.purser.domain.transfer;

import static io.purser.domain.transfer.FundedWallet.TO;
import static io.purser.domain.transfer.FundedWallet.amount;
import static io.purser.domain.transfer.FundedWallet.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.operation.DecideOperation;
import io.purser.domain.operation.Operation;
import io.purser.domain.wallet.ReportedTransaction;
import io.purser.domain.wallet.ReportedTransaction.Progress;
import io.purser.domain.wallet.WalletBalance.Source;
import io.purser.domain.wallet.WalletTransaction.Direction;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Money of which nobody knows whether it has left is sent once. */
final class TransferInDoubtTest {
  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final FundedWallet funded = new FundedWallet(platform, "100");

  @Test
  void a_report_that_comes_before_the_answer_is_the_same_withdrawal() {
    platform.provider.losesTheNextAnswer();
    platform.provider.cannotBeReadNext(Duration.ofMinutes(1));
    assertThat(answer(funded.send("key", "30", "order-1")).status()).isEqualTo(202);
    funded.has("70", "30", "0");

    var report = platform.provider.moves("provider-transfer-1", Progress.COMPLETED);
    platform.given.in(
        platform.tenant,
        () ->
            platform.bookTransaction.handle(
                platform.tenant.id(),
                funded.customer().id(),
                report,
                platform.store.now(),
                Source.WEBHOOK));
    funded.isBalanced();
    platform.resolver.work(() -> true);

    assertThat(funded.transfer()).isInstanceOf(Transfer.Completed.class);
    funded.has("70", "0", "0");
  }

  @Test
  void a_lost_answer_never_sends_the_money_twice() {
    platform.provider.losesTheNextAnswer();

    assertThat(answer(funded.send("key", "30", "order-1")).status()).isEqualTo(201);
    funded.isSentOnce();
  }

  @Test
  void a_lost_request_is_sent_again_under_the_same_key() {
    platform.provider.losesTheNextRequest();

    funded.send("key", "30", "order-1");
    funded.has("70", "30", "0");
    platform.resolveEverything();

    assertThat(answer(funded.send("key", "30", "order-1")).status()).isEqualTo(201);
    funded.isSentOnce();
  }

  @Test
  void a_provider_that_ignores_keys_and_loses_answers_sends_once() {
    platform.provider.ignoresKeys();
    platform.provider.losesTheNextAnswer();
    platform.provider.cannotBeReadNext(Duration.ofMinutes(1));

    assertThat(answer(funded.send("key", "30", "order-1")).status()).isEqualTo(202);
    platform.resolveEverything();

    assertThat(answer(funded.send("key", "30", "order-1")).status()).isEqualTo(201);
    funded.isSentOnce();
  }

  @Test
  void a_like_withdrawal_from_before_is_not_taken_for_the_transfer() {
    funded.send("key-1", "30", "order-1");
    platform.provider.moves("provider-transfer-1", Progress.COMPLETED);
    platform.provider.reports(
        funded.providerCustomer(),
        new ReportedTransaction(
            "by-somebody-else",
            null,
            Direction.WITHDRAWAL,
            amount("30"),
            Progress.COMPLETED,
            TO,
            null,
            platform.store.now()));
    funded.refresh();
    platform.store.letTimePass(Duration.ofMinutes(1));
    platform.provider.losesTheNextRequest();

    funded.send("key-2", "30", "order-2");
    platform.resolveEverything();

    assertThat(platform.provider.transfersMade()).hasSize(2);
    assertThat(answer(funded.send("key-2", "30", "order-2")).status()).isEqualTo(201);
    funded.has("10", "0", "30");
  }

  @Test
  void a_row_that_cannot_be_read_may_be_the_transfer() {
    platform.provider.losesTheNextRequest();
    platform.provider.hasUnreadableRows(1);

    assertThat(answer(funded.send("key", "30", "order-1")).status()).isEqualTo(202);
    platform.resolveEverything();

    assertThat(platform.provider.writesReceived()).isEqualTo(3);
    assertThat(funded.transfer()).isInstanceOf(Transfer.Requested.class);
    funded.has("70", "30", "0");
  }

  @Test
  void a_withdrawal_that_shows_itself_settles_what_was_left_to_a_person() {
    platform.provider.losesTheNextRequest();
    platform.provider.hasUnreadableRows(1);
    funded.send("key", "30", "order-1");
    platform.store.letTimePass(Duration.ofDays(3));
    platform.resolver.work(() -> true);
    assertThat(operation()).isInstanceOf(Operation.Manual.class);

    platform.provider.hasUnreadableRows(0);
    platform.provider.reports(
        funded.providerCustomer(),
        new ReportedTransaction(
            "late",
            funded.wallet().provider().id(),
            Direction.WITHDRAWAL,
            amount("30"),
            Progress.PENDING,
            TO,
            null,
            platform.store.now()));
    funded.refresh();
    platform.resolver.work(() -> true);

    assertThat(funded.transfer())
        .isInstanceOfSatisfying(
            Transfer.Submitted.class,
            submitted -> assertThat(submitted.sent().transactionId()).isEqualTo("late"));
    funded.has("70", "0", "30");
  }

  @Test
  void what_an_operator_has_seen_at_the_provider_settles_it_unless_it_is_another_transfer() {
    funded.send("key-0", "30", "order-0");
    platform.store.letTimePass(Duration.ofMinutes(1));
    funded.arrives("deposit-2", "30");
    platform.provider.losesTheNextRequest();
    platform.provider.hasUnreadableRows(1);
    funded.send("key", "30", "order-1");
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
    funded.has("70", "0", "60");
  }

  private Operation operation() {
    return platform.store.operations().all().getLast();
  }
}
