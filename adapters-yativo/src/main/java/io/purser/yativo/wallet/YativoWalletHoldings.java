package io.purser.yativo.wallet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.reconciliation.WalletHoldings;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import io.purser.yativo.call.Members;
import io.purser.yativo.call.ProviderCalls;
import io.purser.yativo.call.Request;
import io.purser.yativo.call.Route;
import io.purser.yativo.call.Verdict;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/** The amounts in the provider's list of a customer's wallets ({@code docs/provider.md}). */
@Singleton
final class YativoWalletHoldings implements WalletHoldings {
  private final ProviderCalls provider;
  private final YativoAssetCatalogue catalogue;

  YativoWalletHoldings(ProviderCalls provider, YativoAssetCatalogue catalogue) {
    this.provider = provider;
    this.catalogue = catalogue;
  }

  @Override
  public Reading read(ProviderAccountId account, String customer, Deadline deadline) {
    var naming = JsonNodeFactory.instance.objectNode().put("customer_id", customer);
    var verdict =
        provider.call(
            account,
            Request.post(Route.LIST_WALLETS, naming),
            deadline,
            envelope -> read(envelope.payload(), customer));
    return switch (verdict) {
      case Verdict.Ok<Map<String, AssetAmount>>(var holdings) -> new Reading.Read(holdings);
      case Verdict.Rejected<Map<String, AssetAmount>> rejected ->
          new Reading.Unavailable(rejected.why());
      case Verdict.NotExecuted<Map<String, AssetAmount>> turnedAway ->
          new Reading.Unavailable(turnedAway.why());
      case Verdict.NotSent<Map<String, AssetAmount>>(var why, _) -> new Reading.Unavailable(why);
      case Verdict.Ambiguous<Map<String, AssetAmount>>(var why) -> new Reading.Unavailable(why);
    };
  }

  private io.purser.yativo.call.Reading<Map<String, AssetAmount>> read(
      JsonNode payload, String customer) {
    var rows = Members.rows(payload, "assets");
    if (rows.isEmpty()) {
      return new io.purser.yativo.call.Reading.Doubtful<>("answered without a list of wallets");
    }
    var holdings = new HashMap<String, AssetAmount>();
    for (var row : rows.get()) {
      String named = Members.text(row, "customer_id");
      if (named != null && !named.equals(customer)) {
        return new io.purser.yativo.call.Reading.Doubtful<>("listed a wallet of another customer");
      }
      String id = Members.shortText(row, "_id", "id", "asset_id");
      String ticker = Members.text(row, "ticker", "ticker_name", "asset_short_name");
      var amount =
          catalogue
              .meantBy(Members.text(row, "chain"), ticker)
              .flatMap(asset -> Amounts.read(Members.first(row, "balance"), asset));
      if (id != null && amount.isPresent()) {
        holdings.put(id, amount.get());
      }
    }
    return new io.purser.yativo.call.Reading.Understood<>(holdings);
  }
}
