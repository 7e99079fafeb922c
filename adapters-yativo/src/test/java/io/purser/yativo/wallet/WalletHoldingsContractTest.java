package io.purser.yativo.wallet;

import static io.purser.yativo.testing.Adapter.soon;
import static io.purser.yativo.testing.OneAccount.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRegistry.NewCustomer;
import io.purser.domain.customer.Email;
import io.purser.domain.customer.ProviderCustomer;
import io.purser.domain.money.Asset;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.reconciliation.WalletHoldings;
import io.purser.domain.wallet.ProviderWallet;
import io.purser.yativo.testing.Adapter;
import io.purser.yativo.testing.RunningTwin;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link WalletHoldings} promises, against the provider's twin over HTTP. */
class WalletHoldingsContractTest {
  private static final Asset USDC = new Asset("solana", "USDC", 6);
  private static final Asset SOL = new Asset("solana", "SOL", 9);

  private final RunningTwin twin = RunningTwin.start();
  private final Adapter adapter = twin.adapter("look-up-timeout=500ms");
  private final WalletHoldings holdings = adapter.bean(WalletHoldings.class);

  @AfterEach
  void stop() {
    adapter.close();
    twin.close();
  }

  private String registered(String email) {
    var answer =
        adapter
            .customers()
            .register(
                ID,
                new NewCustomer(
                    new CustomerId("cus_01jd0000000000000000000001"), new Email(email), null, null),
                soon());
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Answer.Done<ProviderCustomer>) answer).effect().id();
  }

  private ProviderWallet open(String customer, Asset asset) {
    var answer = adapter.wallets().open(ID, customer, asset, soon());
    return ((Answer.Done<ProviderWallet>) answer).effect();
  }

  @Test
  void every_wallet_has_what_is_in_it() {
    var customer = registered("ana@example.com");
    assertThat(holdings.read(ID, customer, soon()))
        .isEqualTo(new WalletHoldings.Reading.Read(Map.of()));
    var usdc = open(customer, USDC);
    var sol = open(customer, SOL);
    twin.deposit(usdc.id(), "500.25", "confirmed");
    twin.deposit(usdc.id(), "1", "detected");

    assertThat(holdings.read(ID, customer, soon()))
        .isEqualTo(
            new WalletHoldings.Reading.Read(
                Map.of(
                    usdc.id(),
                    AssetAmount.parse("500.25", USDC).orElseThrow(),
                    sol.id(),
                    AssetAmount.zero(SOL))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"other_customer", "error_200", "half_answer"})
  void what_is_no_answer_tells_nothing(String fault) {
    var customer = registered("ana@example.com");
    open(customer, USDC);
    twin.spoil("POST /assets/get-customer-assets", fault);

    assertThat(holdings.read(ID, customer, soon()))
        .isInstanceOf(WalletHoldings.Reading.Unavailable.class);
  }

  @Test
  void a_customer_whom_the_provider_does_not_know_has_nothing_that_could_be_told() {
    assertThat(holdings.read(ID, "cust_nobody", soon()))
        .isInstanceOf(WalletHoldings.Reading.Unavailable.class);
  }
}
