package io.purser.domain.statement;

import static io.purser.domain.Given.BTC;
import static io.purser.domain.Given.USDC;
import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.customer.Customer;
import io.purser.domain.ledger.LedgerAccount;
import io.purser.domain.ledger.Posting;
import io.purser.domain.ledger.Posting.Kind;
import io.purser.domain.list.PageRequest;
import io.purser.domain.money.Asset;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.wallet.TransactionId;
import io.purser.domain.wallet.Wallet;
import io.purser.domain.wallet.WalletId;
import io.purser.domain.wallet.WalletTransaction;
import io.purser.domain.wallet.WalletTransaction.Direction;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Statements} must do. */
public abstract class StatementsContract extends StoreContract {
  private Customer customer;
  private Wallet.Active wallet;
  private Instant begin;

  @BeforeEach
  void giveWallet() {
    customer = given.customer(tenant);
    wallet = given.activeWallet(tenant, customer, USDC);
    begin = store().now();
  }

  private Statements statements() {
    return store().statements();
  }

  private static AssetAmount units(Asset asset, long units) {
    return new AssetAmount(BigInteger.valueOf(units), asset);
  }

  private String post(
      Wallet.Active in, Kind kind, LedgerAccount from, LedgerAccount to, long units) {
    var subject = Given.IDS.next("txn");
    var header = in.header();
    in(
        () ->
            store()
                .ledger()
                .post(
                    Posting.of(
                        tenant.id(),
                        header.customer(),
                        subject,
                        kind,
                        in.id(),
                        from,
                        to,
                        units(header.asset(), units),
                        store().now())));
    return subject;
  }

  private String deposit(Wallet.Active to, long units) {
    return post(to, Kind.DEPOSITED, LedgerAccount.OUTSIDE, LedgerAccount.AVAILABLE, units);
  }

  private String withdraw(Wallet.Active from, long units) {
    return post(from, Kind.WITHDRAWN, LedgerAccount.AVAILABLE, LedgerAccount.OUTSIDE, units);
  }

  private Map<WalletId, AssetAmount> balancesBefore(Instant time) {
    return in(() -> statements().balancesBefore(tenant.id(), customer.id(), time));
  }

  private Period until(Instant before) {
    return new Period(begin, before);
  }

  private List<Movement> movements(Period period) {
    return in(
        () ->
            statements()
                .movements(tenant.id(), customer.id(), period, PageRequest.first(100))
                .items());
  }

  @Test
  void a_wallet_holds_what_came_and_did_not_leave_before_the_moment() {
    var btc = given.activeWallet(tenant, customer, BTC);
    deposit(wallet, 100);
    store().letTimePass(Duration.ofDays(1));
    var nextDay = store().now();
    withdraw(wallet, 30);
    deposit(btc, 7);
    store().letTimePass(Duration.ofDays(1));

    assertThat(balancesBefore(begin)).isEmpty();
    assertThat(balancesBefore(nextDay)).isEqualTo(Map.of(wallet.id(), units(USDC, 100)));
    assertThat(balancesBefore(store().now()))
        .isEqualTo(Map.of(wallet.id(), units(USDC, 70), btc.id(), units(BTC, 7)));
  }

  @Test
  void what_is_set_aside_or_under_way_is_still_there() {
    deposit(wallet, 100);
    post(wallet, Kind.HELD, LedgerAccount.AVAILABLE, LedgerAccount.HELD, 20);
    post(wallet, Kind.WITHDRAWING, LedgerAccount.AVAILABLE, LedgerAccount.OUTGOING, 30);
    store().letTimePass(Duration.ofSeconds(1));

    assertThat(balancesBefore(store().now())).isEqualTo(Map.of(wallet.id(), units(USDC, 100)));
    assertThat(movements(until(store().now()))).hasSize(1);
  }

  @Test
  void movements_are_those_of_the_customer_and_the_period_the_oldest_first() {
    var stranger = given.customer(tenant);
    deposit(given.activeWallet(tenant, stranger, USDC), 5);
    deposit(wallet, 1);
    store().letTimePass(Duration.ofDays(1));
    var from = store().now();
    var second = deposit(wallet, 100);
    store().letTimePass(Duration.ofSeconds(1));
    var third = withdraw(wallet, 30);
    store().letTimePass(Duration.ofDays(1));
    var before = store().now();
    deposit(wallet, 2);

    assertThat(movements(new Period(from, before)))
        .extracting(Movement::subject, movement -> movement.change().units().intValue())
        .containsExactly(tuple(second, 100), tuple(third, -30));
  }

  @Test
  void a_movement_comes_with_its_transaction_if_it_has_one() {
    var moved =
        new WalletTransaction.Completed(
            new WalletTransaction.Facts(
                TransactionId.next(Given.IDS),
                tenant.id(),
                customer.id(),
                wallet.id(),
                Given.unique("provider"),
                Direction.DEPOSIT,
                units(USDC, 9),
                "counterparty",
                "hash",
                store().now()),
            store().now());
    in(() -> store().walletTransactions().add(moved));
    in(
        () ->
            store()
                .ledger()
                .post(
                    Posting.of(
                        tenant.id(),
                        customer.id(),
                        moved.facts().id().value(),
                        Kind.DEPOSITED,
                        wallet.id(),
                        LedgerAccount.OUTSIDE,
                        LedgerAccount.AVAILABLE,
                        units(USDC, 9),
                        store().now())));
    deposit(wallet, 1);
    store().letTimePass(Duration.ofSeconds(1));

    assertThat(movements(until(store().now())))
        .extracting(Movement::transaction)
        .containsExactlyInAnyOrder(moved, null);
  }

  @Test
  void pages_put_together_are_the_whole_also_within_one_moment() {
    var all = new ArrayList<String>();
    for (int i = 1; i <= 5; i++) {
      all.add(deposit(wallet, i));
    }
    store().letTimePass(Duration.ofSeconds(1));
    var period = until(store().now());

    var seen = new ArrayList<Movement>();
    var request = PageRequest.first(2);
    while (true) {
      var wanted = request;
      var page = in(() -> statements().movements(tenant.id(), customer.id(), period, wanted));
      seen.addAll(page.items());
      if (page.next() == null) {
        break;
      }
      request = new PageRequest(2, page.next(), false);
    }

    assertThat(seen).extracting(Movement::subject).containsExactlyInAnyOrderElementsOf(all);
    assertThat(seen)
        .isSortedAccordingTo(comparing(Movement::bookedAt).thenComparing(Movement::subject));
  }
}
