package io.purser.domain.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.StoreContract;
import io.purser.domain.money.Money;
import java.util.Currency;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link MasterWallets} must do. */
public abstract class MasterWalletsContract extends StoreContract {
  private static final Currency EUR = Currency.getInstance("EUR");

  private MasterWallets wallets() {
    return store().masterWallets();
  }

  private MasterWallet saved(Money available) {
    var wallet = new MasterWallet(available, store().now());
    in(
        () -> {
          wallets().lock(tenant.id(), available.currency());
          wallets().save(tenant.id(), wallet);
        });
    return wallet;
  }

  private Optional<MasterWallet> get(Currency currency) {
    return in(() -> wallets().get(tenant.id(), currency));
  }

  @Test
  void nothing_is_known_of_one_that_was_never_read() {
    assertThat(in(() -> wallets().lock(tenant.id(), Money.USD))).isEmpty();
    assertThat(get(Money.USD)).isEmpty();
    assertThat(in(() -> wallets().all(tenant.id()))).isEmpty();
  }

  @Test
  void each_currency_is_known_by_itself_and_as_it_was_read_last() {
    saved(new Money(1, Money.USD));
    var dollars = saved(new Money(-5_000, Money.USD));
    var euro = saved(new Money(7, EUR));

    assertThat(get(Money.USD)).contains(dollars);
    assertThat(in(() -> wallets().lock(tenant.id(), EUR))).contains(euro);
    assertThat(in(() -> wallets().all(tenant.id()))).containsExactly(euro, dollars);
  }

  @Test
  void it_is_the_tenants_own() {
    saved(new Money(1, Money.USD));

    assertThat(given.in(stranger, () -> wallets().get(stranger.id(), Money.USD))).isEmpty();
    assertThat(given.in(stranger, () -> wallets().all(stranger.id()))).isEmpty();
  }
}
