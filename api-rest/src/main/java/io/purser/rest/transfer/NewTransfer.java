package io.purser.rest.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.purser.domain.text.Text;
import io.purser.domain.transfer.QuoteId;
import io.purser.domain.transfer.Reference;
import io.purser.domain.transfer.TransferDraft;
import io.purser.rest.json.Body;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** A transfer to be sent. */
@Schema(name = "NewTransfer", description = "A transfer to be sent.")
record NewTransfer(
    @Schema(description = "The wallet to send from.", example = "wal_01jd3hgwqnf4s8cvk6a5dz0z7v")
        String walletId,
    @Schema(
            description =
                "A decimal string, with no more digits behind the point than the asset has.",
            maxLength = 70,
            example = "25.00")
        String amount,
    @Schema(
            description =
                "The receiving address, on the wallet's chain. Either this or recipientId.",
            requiredMode = RequiredMode.NOT_REQUIRED,
            maxLength = 128,
            example = "7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU")
        @Nullable String to,
    @Schema(
            description = "One of the customer's recipients, in place of the address.",
            requiredMode = RequiredMode.NOT_REQUIRED)
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String recipientId,
    @Schema(
            description =
                "Your own name for this order. It names one transfer for ever: the same order under"
                    + " it is never sent again, whatever the Idempotency-Key.",
            maxLength = 128,
            example = "invoice-2026-0042")
        String reference,
    @Schema(
            description = "The quote that the order is given on. It must not have expired.",
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "quo_01jd3hgwqnf4s8cvk6a5dz0z7v")
        @Nullable String quoteId) {
  private static final int LONGEST_ID = 64;

  static NewTransfer read(byte[] bytes) {
    var body = Body.read(bytes);
    var order = NewQuote.read(body);
    var transfer =
        new NewTransfer(
            order.walletId(),
            order.amount(),
            order.to(),
            order.recipientId(),
            body.requiredText("reference", Reference::problemWith),
            body.text("quoteId", text -> Text.problemWith(text, LONGEST_ID)));
    body.end();
    return transfer;
  }

  TransferDraft draft() {
    return new NewQuote(walletId, amount, to, recipientId).draft();
  }

  /** What is not the id of a quote is the id of none. */
  @Nullable QuoteId quote() {
    return quoteId == null
        ? null
        : QuoteId.parse(quoteId).orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_QUOTE));
  }
}
