package io.purser.rest.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.purser.domain.transfer.TransferQuote;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a transfer would cost, as callers see it. */
@Schema(
    name = "TransferQuote",
    description =
        "What the provider estimates that a transfer would cost: networkFee in the chain's own"
            + " coin, totalFee in US dollars, at least one of them. What it costs in the end stands"
            + " in the transfer.")
record QuoteView(
    @Schema(example = "quo_01jd3hgwqnf4s8cvk6a5dz0z7v") String id,
    @Schema(example = "wal_01jd3hgwqnf4s8cvk6a5dz0z7v") String walletId,
    @Schema(description = "A decimal string.", example = "25.000000") String amount,
    @Schema(example = "solana") String chain,
    @Schema(example = "USDC") String asset,
    @Schema(example = "7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU") String to,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FeeView networkFee,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FeeView totalFee,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String createdAt,
    @Schema(
            description = "From then on nothing is sent on it.",
            format = "date-time",
            example = "2026-01-31T09:31:00.000Z")
        String expiresAt) {

  static QuoteView of(TransferQuote quote) {
    var order = quote.order();
    return new QuoteView(
        quote.id().value(),
        order.wallet().value(),
        order.amount().text(),
        order.amount().asset().chain(),
        order.amount().asset().symbol(),
        order.to().text(),
        FeeView.of(quote.estimate().network()),
        FeeView.of(quote.estimate().inDollars()),
        Times.text(quote.quotedAt()),
        Times.text(quote.expiresAt()));
  }
}
