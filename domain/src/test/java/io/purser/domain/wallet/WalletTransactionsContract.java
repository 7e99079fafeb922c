package io.purser.domain.wallet;

import static io.purser.domain.Given.BTC;
import static io.purser.domain.Given.USDC;
import static io.purser.domain.wallet.TransactionBuilder.aTransactionOf;
import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.purser.domain.StoreContract;
import io.purser.domain.customer.Customer;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Walk;
import io.purser.domain.wallet.WalletTransaction.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link WalletTransactions} must do. */
public abstract class WalletTransactionsContract extends StoreContract {
  private Customer customer;
  private Wallet.Active wallet;

  @BeforeEach
  void giveWallet() {
    customer = given.customer(tenant);
    wallet = given.activeWallet(tenant, customer, USDC);
  }

  private WalletTransactions transactions() {
    return store().walletTransactions();
  }

  private <T extends WalletTransaction> T added(T transaction) {
    in(() -> transactions().add(transaction));
    return transaction;
  }

  private Optional<WalletTransaction> find(WalletTransaction transaction) {
    var facts = transaction.facts();
    return in(() -> transactions().byProviderId(tenant.id(), facts.wallet(), facts.providerId()));
  }

  private List<TransactionId> found(TransactionFilter... filters) {
    return in(
            () ->
                transactions()
                    .list(
                        tenant.id(), customer.id(), Arrays.asList(filters), PageRequest.first(100)))
        .items()
        .stream()
        .map(transaction -> transaction.facts().id())
        .toList();
  }

  @Test
  void a_transaction_of_any_state_is_read_back_as_it_was_added() {
    var at = store().now();
    var pending = added(aTransactionOf(wallet).withoutDetails().build());
    var completed =
        added(aTransactionOf(wallet).withdrawal().amount("12.345678").build().complete(at));
    var failed = added(aTransactionOf(wallet).build().fail(at));

    assertThat(find(pending)).contains(pending);
    assertThat(find(completed)).contains(completed);
    assertThat(find(failed)).contains(failed);
  }

  @Test
  void withdrawals_of_an_amount_from_before_a_time_are_named() {
    var at = store().now();
    var before = added(aTransactionOf(wallet).withdrawal().createdAt(at.minusSeconds(1)).build());
    added(aTransactionOf(wallet).withdrawal().createdAt(at).build());
    added(aTransactionOf(wallet).createdAt(at.minusSeconds(1)).build());
    added(aTransactionOf(wallet).withdrawal().amount("2").createdAt(at.minusSeconds(1)).build());
    var other = given.activeWallet(tenant, customer, BTC);
    added(aTransactionOf(other).withdrawal().createdAt(at.minusSeconds(1)).build());

    assertThat(
            in(
                () ->
                    transactions()
                        .withdrawalsBefore(tenant.id(), wallet.id(), before.facts().amount(), at)))
        .containsExactly(before.facts().providerId());
  }

  @Test
  void an_amount_may_be_far_larger_than_a_long_and_may_be_zero() {
    var large =
        added(aTransactionOf(wallet).amount("123456789012345678901234567890.123456").build());
    var zero = added(aTransactionOf(wallet).amount("0").build());

    assertThat(find(large)).contains(large);
    assertThat(find(zero)).contains(zero);
  }

  @Test
  void a_pending_one_is_saved_as_completed_or_failed() {
    var at = store().now();
    var first = added(aTransactionOf(wallet).build());
    var second = added(aTransactionOf(wallet).build());

    in(
        () -> {
          transactions().save(first.complete(at));
          transactions().save(second.fail(at));
        });

    assertThat(find(first)).contains(first.complete(at));
    assertThat(find(second)).contains(second.fail(at));
  }

  @Test
  void what_is_completed_or_failed_stays_so() {
    var at = store().now();
    var pending = added(aTransactionOf(wallet).build());
    in(() -> transactions().save(pending.complete(at)));

    assertThatThrownBy(() -> in(() -> transactions().save(pending.fail(at))))
        .isInstanceOf(RuntimeException.class);
    assertThat(find(pending)).contains(pending.complete(at));
  }

  @Test
  void the_providers_id_is_booked_once_in_a_wallet() {
    var first = added(aTransactionOf(wallet).providerId("same").build());

    assertThatThrownBy(() -> added(aTransactionOf(wallet).providerId("same").build()))
        .isInstanceOf(RuntimeException.class);
    assertThat(find(first)).contains(first);

    var elsewhere = given.activeWallet(tenant, customer, BTC);
    var second = added(aTransactionOf(elsewhere).providerId("same").build());
    assertThat(find(second)).contains(second);
    assertThat(find(first)).contains(first);
  }

  @Test
  void another_tenants_transaction_is_nowhere_to_be_seen() {
    var foreign = given.customer(stranger);
    var transaction = aTransactionOf(given.activeWallet(stranger, foreign, USDC)).build();
    given.in(stranger, () -> transactions().add(transaction));

    assertThat(find(transaction)).isEmpty();
    assertThat(
            in(() ->
                    transactions()
                        .list(tenant.id(), foreign.id(), List.of(), new PageRequest(5, null, true)))
                .total())
        .isZero();
  }

  @Test
  void each_filter_finds_what_it_names_and_several_hold_together() {
    var at = store().now();
    var other = given.activeWallet(tenant, customer, BTC);
    var oldest = added(aTransactionOf(wallet).createdAt(at.minusSeconds(30)).build()).facts().id();
    var middle =
        added(
                aTransactionOf(other)
                    .withdrawal()
                    .createdAt(at.minusSeconds(20))
                    .build()
                    .complete(at))
            .facts()
            .id();
    var newest =
        added(aTransactionOf(wallet).createdAt(at.minusSeconds(10)).build().fail(at)).facts().id();

    assertThat(found()).containsExactly(newest, middle, oldest);
    assertThat(found(new TransactionFilter.InWallet(wallet.id()))).containsExactly(newest, oldest);
    assertThat(found(new TransactionFilter.Going(Direction.WITHDRAWAL))).containsExactly(middle);
    assertThat(found(new TransactionFilter.Going(Direction.DEPOSIT)))
        .containsExactly(newest, oldest);
    assertThat(found(new TransactionFilter.InState(ReportedTransaction.Progress.PENDING)))
        .containsExactly(oldest);
    assertThat(found(new TransactionFilter.InState(ReportedTransaction.Progress.COMPLETED)))
        .containsExactly(middle);
    assertThat(found(new TransactionFilter.InState(ReportedTransaction.Progress.FAILED)))
        .containsExactly(newest);
    assertThat(found(new TransactionFilter.CreatedFrom(at.minusSeconds(20))))
        .containsExactly(newest, middle);
    assertThat(found(new TransactionFilter.CreatedBefore(at.minusSeconds(20))))
        .containsExactly(oldest);
    assertThat(
            found(
                new TransactionFilter.InWallet(wallet.id()),
                new TransactionFilter.CreatedFrom(at.minusSeconds(20))))
        .containsExactly(newest);
  }

  @Test
  void pages_have_neither_gap_nor_repeat_while_others_come_and_times_are_equal() {
    var at = store().now().minusSeconds(60);
    List<WalletTransaction> before = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      before.add(added(aTransactionOf(wallet).createdAt(at.plusSeconds(i / 3)).build()));
    }
    var newestFirst =
        before.stream()
            .sorted(
                comparing((WalletTransaction transaction) -> transaction.facts().createdAt())
                    .thenComparing(transaction -> transaction.facts().id().value())
                    .reversed())
            .toList();

    var seen =
        Walk.through(
            3,
            page -> in(() -> transactions().list(tenant.id(), customer.id(), List.of(), page)),
            () -> added(aTransactionOf(wallet).createdAt(store().now()).build()));

    assertThat(seen).containsExactlyElementsOf(newestFirst);
  }
}
