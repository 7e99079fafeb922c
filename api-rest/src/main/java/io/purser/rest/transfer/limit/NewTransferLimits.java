package io.purser.rest.transfer.limit;

import io.purser.domain.transfer.limit.SendingLimit;
import io.purser.rest.json.Body;
import io.purser.rest.problem.ProblemCode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Limits that are to be in force. */
@Schema(name = "NewTransferLimits", description = "All limits that are to be in force.")
record NewTransferLimits(
    @Schema(
            description =
                "By the asset's symbol, whatever the chain; up to 50 of them. What is not named has"
                    + " no limit.",
            example = NewTransferLimits.EXAMPLE)
        Map<String, SendingLimitView> limits) {
  static final String EXAMPLE =
      "{\"USDC\":{\"perTransfer\":\"1000\",\"perDay\":\"5000\",\"perMonth\":\"20000\",\"approvalAbove\":\"500\"}}";

  private static final Pattern SYMBOL = Pattern.compile("[A-Z][A-Z0-9]{0,19}");
  private static final int MOST = 50;

  static SortedMap<String, SendingLimit> read(byte[] bytes) {
    var body = Body.read(bytes);
    var limits = new TreeMap<String, SendingLimit>();
    body.objects("limits")
        .forEach(
            (asset, limit) -> {
              if (!SYMBOL.matcher(asset).matches()) {
                body.refuse(
                    "limits",
                    ProblemCode.INVALID_VALUE,
                    "names assets by their symbols, such as USDC");
              }
              limits.put(
                  asset,
                  new SendingLimit(
                      amount(limit, "perTransfer"),
                      amount(limit, "perDay"),
                      amount(limit, "perMonth"),
                      amount(limit, "approvalAbove")));
            });
    if (!body.has("limits")) {
      body.refuse("limits", ProblemCode.MISSING_MEMBER, "must be there");
    }
    if (limits.size() > MOST) {
      body.refuse("limits", ProblemCode.INVALID_VALUE, "names up to " + MOST + " assets");
    }
    body.end();
    limits.values().removeIf(SendingLimit::isNone);
    return limits;
  }

  private static @Nullable BigDecimal amount(Body limit, String name) {
    var text = limit.text(name, SendingLimit::problemWith);
    return text == null || SendingLimit.problemWith(text).isPresent() ? null : new BigDecimal(text);
  }
}
