package io.purser.domain.transfer;

import static io.purser.domain.Given.USDC;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.customer.Customer;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.wallet.Wallet;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link TransferQuotes} must do. */
public abstract class TransferQuotesContract extends StoreContract {
  private TransferQuote quote(Wallet.Active wallet, TransferQuote.Estimate estimate) {
    var at = store().now();
    return new TransferQuote(
        QuoteId.next(Given.IDS),
        tenant.id(),
        wallet.header().customer(),
        new TransferOrder(
            wallet.id(),
            new ReceivingAddress("receiving-address"),
            AssetAmount.parse("12.5", USDC).orElseThrow()),
        estimate,
        at,
        at.plusSeconds(60));
  }

  @Test
  void a_quote_is_read_back_as_it_was_added_and_by_its_own_tenant_alone() {
    Customer customer = given.customer(tenant);
    var wallet = given.activeWallet(tenant, customer, USDC);
    var network = new Fee(new BigDecimal("0.00127000"), "ETH");
    var dollars = new Fee(new BigDecimal("3.18"), "USD");
    for (var estimate :
        List.of(
            new TransferQuote.Estimate(network, dollars),
            new TransferQuote.Estimate(network, null),
            new TransferQuote.Estimate(null, dollars))) {
      var quote = quote(wallet, estimate);
      in(() -> store().transferQuotes().add(quote));

      assertThat(in(() -> store().transferQuotes().get(tenant.id(), quote.id()))).contains(quote);
      assertThat(given.in(stranger, () -> store().transferQuotes().get(stranger.id(), quote.id())))
          .isEmpty();
    }
  }
}
