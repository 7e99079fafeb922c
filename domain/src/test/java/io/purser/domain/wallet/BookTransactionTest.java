package io.purser.domain.wallet;

import static io.purser.domain.Given.BTC;
import static io.purser.domain.Given.USDC;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.InMemoryStore;
import io.purser.domain.customer.Customer;
import io.purser.domain.money.Asset;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.wallet.BookTransaction.Result;
import io.purser.domain.wallet.ReportedTransaction.Progress;
import io.purser.domain.wallet.WalletBalance.Source;
import io.purser.domain.wallet.WalletTransaction.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class BookTransactionTest {
  private static final Instant AT = InMemoryStore.START;

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final Customer customer = platform.customer("ana@example.com");
  private final Wallet.Active wallet = platform.given.activeWallet(platform.tenant, customer, USDC);

  private static AssetAmount amount(String text) {
    return AssetAmount.parse(text, USDC).orElseThrow();
  }

  private static ReportedTransaction report(
      String id, Direction direction, String amount, Progress progress) {
    return report(id, null, USDC, direction, amount, progress);
  }

  private static ReportedTransaction report(
      String id,
      @Nullable String walletId,
      Asset asset,
      Direction direction,
      String amount,
      Progress progress) {
    return new ReportedTransaction(
        id,
        walletId,
        direction,
        AssetAmount.parse(amount, asset).orElseThrow(),
        progress,
        null,
        null,
        AT);
  }

  private Result book(ReportedTransaction report) {
    return platform.given.in(
        platform.tenant,
        () ->
            platform.bookTransaction.handle(
                platform.tenant.id(), customer.id(), report, AT, Source.WEBHOOK));
  }

  private WalletBalance balance() {
    return platform.given.in(
        platform.tenant,
        () -> platform.store.walletBalances().get(platform.tenant.id(), wallet.id()).orElseThrow());
  }

  private Map<String, Progress> states() {
    var states = new TreeMap<String, Progress>();
    platform
        .store
        .walletTransactions()
        .all()
        .forEach(each -> states.put(each.facts().providerId(), BookTransaction.stateOf(each)));
    return states;
  }

  @Test
  void reports_in_any_order_and_any_number_of_times_give_the_same_books() {
    var reports =
        List.of(
            report("deposit", Direction.DEPOSIT, "25.5", Progress.PENDING),
            report("deposit", Direction.DEPOSIT, "25.5", Progress.COMPLETED),
            report("out", Direction.WITHDRAWAL, "3", Progress.PENDING),
            report("out", Direction.WITHDRAWAL, "3", Progress.COMPLETED),
            report("lost", Direction.DEPOSIT, "7", Progress.FAILED),
            report("coming", Direction.DEPOSIT, "0.000001", Progress.PENDING));

    var orders = permutations(reports);

    assertThat(orders).hasSize(720);
    for (var order : orders) {
      var test = new BookTransactionTest();
      order.forEach(test::book);
      order.reversed().forEach(test::book);
      assertThat(test.balance().ledger()).isEqualTo(amount("22.5"));
      assertThat(test.balance().incoming()).isEqualTo(amount("0.000001"));
      assertThat(test.balance().outgoing()).isEqualTo(amount("0"));
      assertThat(test.states())
          .isEqualTo(
              Map.of(
                  "deposit", Progress.COMPLETED,
                  "out", Progress.COMPLETED,
                  "lost", Progress.FAILED,
                  "coming", Progress.PENDING));
    }
  }

  private static <T> List<List<T>> permutations(List<T> items) {
    if (items.isEmpty()) {
      return List.of(List.of());
    }
    List<List<T>> all = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      var rest = new ArrayList<>(items);
      var first = rest.remove(i);
      for (var tail : permutations(rest)) {
        var order = new ArrayList<T>();
        order.add(first);
        order.addAll(tail);
        all.add(order);
      }
    }
    return all;
  }

  /** Every state, and what each report makes of it. */
  @Test
  void what_is_final_never_goes_back() {
    for (var first : Progress.values()) {
      for (var second : Progress.values()) {
        var test = new BookTransactionTest();
        assertThat(test.book(report("t", Direction.DEPOSIT, "1", first)))
            .isInstanceOf(Result.Booked.class);

        var result = test.book(report("t", Direction.DEPOSIT, "1", second));

        boolean moves = first == Progress.PENDING && second != Progress.PENDING;
        assertThat(result)
            .as("%s after %s", second, first)
            .isInstanceOf(moves ? Result.Booked.class : Result.Unchanged.class);
        assertThat(test.states()).containsEntry("t", moves ? second : first);
        var landed = test.states().get("t") == Progress.COMPLETED ? "1" : "0";
        assertThat(test.balance().ledger()).isEqualTo(amount(landed));
      }
    }
  }

  @Test
  void what_is_on_its_way_out_cannot_be_spent() {
    book(report("in", Direction.DEPOSIT, "10", Progress.COMPLETED));
    book(report("out", Direction.WITHDRAWAL, "4", Progress.PENDING));

    assertThat(balance().ledger()).isEqualTo(amount("10"));
    assertThat(balance().available()).isEqualTo(amount("6"));

    book(report("out", Direction.WITHDRAWAL, "4", Progress.FAILED));
    assertThat(balance().available()).isEqualTo(amount("10"));
  }

  @Test
  void a_report_that_contradicts_an_earlier_one_is_not_booked() {
    book(report("t", Direction.DEPOSIT, "1", Progress.PENDING));

    assertThat(book(report("t", Direction.DEPOSIT, "2", Progress.COMPLETED)))
        .isInstanceOf(Result.Contradicts.class);
    assertThat(book(report("t", Direction.WITHDRAWAL, "1", Progress.COMPLETED)))
        .isInstanceOf(Result.Contradicts.class);
    assertThat(states()).containsEntry("t", Progress.PENDING);
    assertThat(balance().ledger()).isEqualTo(amount("0"));
  }

  @Test
  void the_wallet_is_found_by_the_providers_id_or_by_the_asset() {
    var id = wallet.provider().id();

    assertThat(book(report("a", id, USDC, Direction.DEPOSIT, "1", Progress.COMPLETED)))
        .isInstanceOf(Result.Booked.class);
    assertThat(book(report("b", null, USDC, Direction.DEPOSIT, "1", Progress.COMPLETED)))
        .isInstanceOf(Result.Booked.class);
    assertThat(book(report("c", "other", USDC, Direction.DEPOSIT, "1", Progress.COMPLETED)))
        .isInstanceOf(Result.NoSuchWallet.class);
    assertThat(book(report("d", null, BTC, Direction.DEPOSIT, "1", Progress.COMPLETED)))
        .isInstanceOf(Result.NoSuchWallet.class);
    assertThat(book(report("e", id, BTC, Direction.DEPOSIT, "1", Progress.COMPLETED)))
        .isInstanceOf(Result.NoSuchWallet.class);
    assertThat(balance().ledger()).isEqualTo(amount("2"));
  }

  @Test
  void only_a_change_is_an_event() {
    book(report("t", Direction.DEPOSIT, "1", Progress.PENDING));
    book(report("t", Direction.DEPOSIT, "1", Progress.PENDING));
    book(report("t", Direction.DEPOSIT, "1", Progress.COMPLETED));
    book(report("t", Direction.DEPOSIT, "1", Progress.COMPLETED));

    assertThat(platform.store.eventLog().types())
        .containsExactly("transaction.pending", "transaction.completed");
  }

  @Test
  void what_is_known_never_gets_older() {
    var opened = balance();

    var seen = opened.seen(AT.plusSeconds(5), Source.WEBHOOK);

    assertThat(seen.asOf()).isEqualTo(AT.plusSeconds(5));
    assertThat(seen.seen(AT.plusSeconds(4), Source.PROVIDER)).isEqualTo(seen);
    assertThat(seen.isStale(AT.plusSeconds(15), Duration.ofSeconds(10))).isFalse();
    assertThat(seen.isStale(AT.plusSeconds(16), Duration.ofSeconds(10))).isTrue();
  }
}
