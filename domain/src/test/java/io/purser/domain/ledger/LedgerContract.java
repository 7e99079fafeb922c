package io.purser.domain.ledger;

import static io.purser.domain.Given.BTC;
import static io.purser.domain.Given.USDC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.customer.Customer;
import io.purser.domain.ledger.Posting.Kind;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.wallet.Wallet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Ledger} must do. */
public abstract class LedgerContract extends StoreContract {
  private Customer customer;
  private Wallet.Active wallet;

  @BeforeEach
  void giveWallet() {
    customer = given.customer(tenant);
    wallet = given.activeWallet(tenant, customer, USDC);
  }

  private Ledger ledger() {
    return store().ledger();
  }

  private static AssetAmount amount(String text) {
    return AssetAmount.parse(text, USDC).orElseThrow();
  }

  private Posting posting(
      String subject, Kind kind, LedgerAccount from, LedgerAccount to, String amount) {
    return Posting.of(
        tenant.id(),
        customer.id(),
        subject,
        kind,
        wallet.id(),
        from,
        to,
        amount(amount),
        store().now());
  }

  private Map<LedgerAccount, AssetAmount> balances() {
    return in(() -> ledger().balances(tenant.id(), wallet.id(), USDC));
  }

  @Test
  void an_account_holds_the_sum_of_its_entries_and_all_together_nothing() {
    var first = Given.IDS.next("txn");
    var second = Given.IDS.next("op");
    in(
        () -> {
          ledger()
              .post(
                  posting(
                      first,
                      Kind.DEPOSITED,
                      LedgerAccount.OUTSIDE,
                      LedgerAccount.AVAILABLE,
                      "123456789012345678901234567890.5"));
          ledger()
              .post(
                  posting(second, Kind.HELD, LedgerAccount.AVAILABLE, LedgerAccount.HELD, "0.25"));
        });

    assertThat(balances())
        .containsEntry(LedgerAccount.AVAILABLE, amount("123456789012345678901234567890.25"))
        .containsEntry(LedgerAccount.HELD, amount("0.25"))
        .containsEntry(LedgerAccount.OUTGOING, amount("0"))
        .hasSize(4);
    assertThat(balances().values().stream().reduce(amount("0"), AssetAmount::plus))
        .isEqualTo(amount("0"));
  }

  @Test
  void a_subject_moves_money_once_in_each_way() {
    var subject = Given.IDS.next("op");
    var held = posting(subject, Kind.HELD, LedgerAccount.AVAILABLE, LedgerAccount.HELD, "1");
    in(() -> ledger().post(held));

    assertThatThrownBy(() -> in(() -> ledger().post(held))).isNotNull();

    var released =
        posting(subject, Kind.RELEASED, LedgerAccount.HELD, LedgerAccount.AVAILABLE, "1");
    in(() -> ledger().post(released));
    assertThat(balances()).containsEntry(LedgerAccount.HELD, amount("0"));
  }

  @Test
  void what_was_posted_in_a_unit_of_work_that_failed_is_not_there() {
    var held =
        posting(Given.IDS.next("op"), Kind.HELD, LedgerAccount.AVAILABLE, LedgerAccount.HELD, "1");

    assertThatThrownBy(
            () ->
                in(
                    () -> {
                      ledger().post(held);
                      throw new IllegalArgumentException("rolled back");
                    }))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(balances()).containsEntry(LedgerAccount.HELD, amount("0"));
  }

  @Test
  void a_posting_that_does_not_sum_to_zero_in_each_asset_is_none() {
    var other = given.activeWallet(tenant, customer, BTC);
    var one = amount("1");
    var oneBitcoin = AssetAmount.parse("1", BTC).orElseThrow();
    for (var entries :
        List.of(
            List.of(Entry.credit(wallet.id(), LedgerAccount.HELD, one)),
            List.of(
                Entry.debit(wallet.id(), LedgerAccount.AVAILABLE, one),
                Entry.credit(wallet.id(), LedgerAccount.HELD, amount("2"))),
            List.of(
                Entry.debit(wallet.id(), LedgerAccount.AVAILABLE, one),
                Entry.credit(other.id(), LedgerAccount.AVAILABLE, oneBitcoin)))) {
      assertThatThrownBy(
              () ->
                  new Posting(tenant.id(), customer.id(), "op", Kind.HELD, entries, store().now()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void another_tenants_entries_are_nowhere_to_be_seen() {
    var held =
        posting(Given.IDS.next("op"), Kind.HELD, LedgerAccount.AVAILABLE, LedgerAccount.HELD, "1");
    in(() -> ledger().post(held));

    assertThat(
            given.in(stranger, () -> ledger().balances(stranger.id(), wallet.id(), USDC)).values())
        .allMatch(amount("0")::equals);
  }
}
