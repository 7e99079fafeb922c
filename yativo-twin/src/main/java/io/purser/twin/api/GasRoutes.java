package io.purser.twin.api;

import io.purser.twin.chain.Chain;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The gas estimate, from fixed prices of ours. Members are in camel case, as the provider has it.
 */
final class GasRoutes {
  /** Both generations of the provider's words. */
  private static final Map<String, BigDecimal> PRIORITIES =
      Map.of(
          "low", new BigDecimal("1"),
          "slow", new BigDecimal("1"),
          "medium", new BigDecimal("1.2"),
          "high", new BigDecimal("1.5"),
          "fast", new BigDecimal("1.5"));

  List<Route<Operation>> routes() {
    return List.of(Operation.post("/transactions/get-gas-price", Scope.READ, this::estimate));
  }

  private Response estimate(Call call) {
    var in = call.body();
    String chainName = in.text("chainType", "chain_type", "chain");
    var chain = Chain.named(chainName);
    if (!chainName.isEmpty() && chain.isEmpty()) {
      in.problem("chainType", "Unsupported chain identifier");
    }
    String priority = priority(in, "low");
    in.check();
    var usd = gasUsd(chain.orElseThrow(), priority);
    var coins =
        usd.divide(new BigDecimal(chain.get().nativeUsd()), MathContext.DECIMAL32)
            .setScale(8, RoundingMode.HALF_UP);
    var data =
        Json.object()
            .put("estimatedFee", coins)
            .put("gasFee", coins)
            .put("platformFees", 0)
            .put("estimatedFeeUSD", usd)
            .put("nativeToken", symbol(chain.get()))
            .put("chain", symbol(chain.get()))
            .put("inputChain", chainName.toUpperCase(Locale.ROOT))
            .put("priority", priority);
    data.putObject("breakdown")
        .put("gas_cost_usd", eightPlaces(usd))
        .put("platform_fees_usd", eightPlaces(BigDecimal.ZERO))
        .put("total_cost_usd", eightPlaces(usd))
        .set("platform_fee_details", Json.array());
    var body = Json.object().put("success", true);
    body.set("data", data);
    return Response.json(200, body);
  }

  static String priority(Body in, String otherwise) {
    String priority = in.optionalText("priority").orElse(otherwise);
    if (!PRIORITIES.containsKey(priority)) {
      in.problem("priority", "Must be low, medium or high");
    }
    return priority;
  }

  static BigDecimal gasUsd(Chain chain, String priority) {
    return new BigDecimal(chain.gasUsd())
        .multiply(PRIORITIES.getOrDefault(priority, BigDecimal.ONE));
  }

  static String eightPlaces(BigDecimal amount) {
    return amount.setScale(8, RoundingMode.HALF_UP).toPlainString();
  }

  private static String symbol(Chain chain) {
    int suffix = chain.nativeTicker().indexOf('_');
    return suffix < 0 ? chain.nativeTicker() : chain.nativeTicker().substring(0, suffix);
  }
}
