package io.purser.domain.statement;

import static io.purser.domain.Given.BTC;
import static io.purser.domain.Given.USDC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.purser.domain.Given;
import io.purser.domain.InMemoryStore;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.ledger.LedgerAccount;
import io.purser.domain.ledger.Posting;
import io.purser.domain.ledger.Posting.Kind;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.wallet.Wallet;
import io.purser.domain.wallet.WalletId;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** Rows between what there was and what there is. */
final class DrawUpStatementTest {
  private final InMemoryStore store = new InMemoryStore();
  private final Given given = new Given(store);
  private final Tenant tenant = given.tenant();
  private final Customer customer = given.customer(tenant);
  private final Wallet.Active wallet = given.activeWallet(tenant, customer, USDC);
  private final Instant begin = store.now();

  private void deposit(Wallet.Active to, long units) {
    given.in(
        tenant,
        () ->
            store
                .ledger()
                .post(
                    Posting.of(
                        tenant.id(),
                        customer.id(),
                        Given.IDS.next("txn"),
                        Kind.DEPOSITED,
                        to.id(),
                        LedgerAccount.OUTSIDE,
                        LedgerAccount.AVAILABLE,
                        new AssetAmount(BigInteger.valueOf(units), to.header().asset()),
                        store.now())));
  }

  private List<String> rows(Statements statements, Period period) {
    var rows = new ArrayList<String>();
    new DrawUpStatement(store.work(), statements)
        .rows(tenant.id(), customer.id(), period)
        .forEachRemaining(batch -> batch.forEach(row -> rows.add(text(row))));
    return rows;
  }

  private static String text(StatementRow row) {
    return switch (row) {
      case StatementRow.Opening(_, var balance) -> "opening " + text(balance);
      case StatementRow.Moved(var movement, var balance) ->
          text(movement.change()) + " leads to " + text(balance);
      case StatementRow.Closing(_, var balance) -> "closing " + text(balance);
    };
  }

  private static String text(AssetAmount amount) {
    return amount.units() + " " + amount.asset().symbol();
  }

  @Test
  void each_wallet_is_opened_and_closed_and_what_moved_leads_from_one_to_the_other() {
    deposit(wallet, 100);
    store.letTimePass(Duration.ofDays(1));
    var from = store.now();
    var btc = given.activeWallet(tenant, customer, BTC);
    deposit(btc, 7);
    store.letTimePass(Duration.ofSeconds(1));
    deposit(wallet, 30);
    store.letTimePass(Duration.ofDays(1));

    // Wallets follow their ids, and two of one millisecond have them in no order of time.
    boolean usdcFirst = Statements.ORDER.compare(wallet.id(), btc.id()) < 0;
    var expected = new ArrayList<String>();
    expected.addAll(inOrder(usdcFirst, "opening 100 USDC", "opening 0 BTC"));
    expected.addAll(List.of("7 BTC leads to 7 BTC", "30 USDC leads to 130 USDC"));
    expected.addAll(inOrder(usdcFirst, "closing 130 USDC", "closing 7 BTC"));
    assertThat(rows(store.statements(), new Period(from, store.now())))
        .containsExactlyElementsOf(expected);
  }

  private static List<String> inOrder(boolean asTheyStand, String one, String other) {
    return asTheyStand ? List.of(one, other) : List.of(other, one);
  }

  @Test
  void more_than_a_page_is_whole() {
    for (int i = 0; i < 201; i++) {
      deposit(wallet, 1);
    }
    store.letTimePass(Duration.ofSeconds(1));

    assertThat(rows(store.statements(), new Period(begin, store.now())))
        .hasSize(203)
        .endsWith("closing 201 USDC");
  }

  @Test
  void of_one_who_never_had_anything_there_are_no_rows() {
    assertThat(rows(store.statements(), new Period(begin, begin.plusSeconds(1)))).isEmpty();
  }

  @Test
  void one_that_does_not_add_up_is_never_finished() {
    deposit(wallet, 100);
    store.letTimePass(Duration.ofSeconds(1));
    var period = new Period(begin, store.now());

    assertThatIllegalStateException()
        .isThrownBy(() -> rows(new Forgetful(store.statements()), period))
        .withMessageContaining("does not add up");
  }

  /** Does not know of anything that moved. */
  private record Forgetful(Statements statements) implements Statements {
    @Override
    public SortedMap<WalletId, AssetAmount> balancesBefore(
        TenantId tenant, CustomerId customer, Instant time) {
      return statements.balancesBefore(tenant, customer, time);
    }

    @Override
    public Page<Movement> movements(
        TenantId tenant, CustomerId customer, Period period, PageRequest page) {
      return new Page<>(List.of(), null, null);
    }
  }
}
