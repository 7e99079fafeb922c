package io.purser.domain.ledger.cash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.card.account.funding.FundingId;
import io.purser.domain.customer.Customer;
import io.purser.domain.ledger.cash.CashPosting.Entry;
import io.purser.domain.ledger.cash.CashPosting.Kind;
import io.purser.domain.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link CashLedger} must do. */
public abstract class CashLedgerContract extends StoreContract {
  private static final Currency EUR = Currency.getInstance("EUR");

  private final String subject = FundingId.next(Given.IDS).value();
  private Customer customer;

  @BeforeEach
  void giveCustomer() {
    customer = given.customer(tenant);
  }

  private CashPosting posting(Kind kind, Entry... entries) {
    return new CashPosting(
        tenant.id(), customer.id(), subject, kind, List.of(entries), store().now());
  }

  private static Entry entry(CashAccount account, long minor, Currency currency) {
    return new Entry(account, new Money(minor, currency));
  }

  private void post(CashPosting posting) {
    in(() -> store().cashLedger().post(posting));
  }

  private Map<CashAccount, Money> balances(Currency currency) {
    return in(() -> store().cashLedger().balances(tenant.id(), currency));
  }

  @Test
  void what_is_posted_is_in_the_accounts_currency_by_currency() {
    post(
        posting(
            Kind.HELD,
            entry(CashAccount.MASTER_WALLET, -1_000, Money.USD),
            entry(CashAccount.HELD, 1_000, Money.USD)));
    post(
        posting(
            Kind.ARRIVED,
            entry(CashAccount.HELD, -1_000, Money.USD),
            entry(CashAccount.PROVIDER, 1_000, Money.USD),
            entry(CashAccount.PROVIDER, -900, EUR),
            entry(CashAccount.CARD_ACCOUNT, 900, EUR)));

    assertThat(balances(Money.USD))
        .containsEntry(CashAccount.MASTER_WALLET, new Money(-1_000, Money.USD))
        .containsEntry(CashAccount.HELD, Money.zero(Money.USD))
        .containsEntry(CashAccount.PROVIDER, new Money(1_000, Money.USD));
    assertThat(balances(EUR)).containsEntry(CashAccount.CARD_ACCOUNT, new Money(900, EUR));
  }

  @Test
  void a_subject_moves_money_once_in_each_way() {
    var posting =
        posting(
            Kind.HELD,
            entry(CashAccount.MASTER_WALLET, -1, Money.USD),
            entry(CashAccount.HELD, 1, Money.USD));
    post(posting);

    assertThatThrownBy(() -> post(posting)).isInstanceOf(RuntimeException.class);
    assertThat(balances(Money.USD)).containsEntry(CashAccount.HELD, new Money(1, Money.USD));
  }

  @Test
  void a_posting_that_does_not_sum_to_zero_in_each_currency_is_none() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                posting(
                    Kind.HELD,
                    entry(CashAccount.MASTER_WALLET, -1, Money.USD),
                    entry(CashAccount.HELD, 1, EUR)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> posting(Kind.HELD, entry(CashAccount.HELD, 0, Money.USD)));
  }

  @Test
  void nothing_of_another_tenant_is_seen() {
    post(
        posting(
            Kind.HELD,
            entry(CashAccount.MASTER_WALLET, -1, Money.USD),
            entry(CashAccount.HELD, 1, Money.USD)));

    assertThat(given.in(stranger, () -> store().cashLedger().balances(stranger.id(), Money.USD)))
        .containsEntry(CashAccount.HELD, Money.zero(Money.USD));
  }
}
