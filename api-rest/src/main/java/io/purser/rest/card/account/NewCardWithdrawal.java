package io.purser.rest.card.account;

import io.purser.domain.text.Text;
import io.purser.domain.transfer.Reference;
import io.purser.rest.json.Body;
import io.swagger.v3.oas.annotations.media.Schema;

/** A withdrawal from a card account. */
@Schema(
    name = "NewCardWithdrawal",
    description = "A withdrawal from a card account to be carried out.")
record NewCardWithdrawal(
    @Schema(
            description = "A decimal string, in the account's currency.",
            maxLength = 70,
            example = "12.50")
        String amount,
    @Schema(
            description =
                "Your own name for this order. It names one withdrawal for ever: the same order"
                    + " under it is never carried out again, whatever the Idempotency-Key.",
            maxLength = 128,
            example = "take-back-2026-0042")
        String reference) {
  private static final int LONGEST_AMOUNT = 70;

  static NewCardWithdrawal read(byte[] bytes) {
    var body = Body.read(bytes);
    var withdrawal =
        new NewCardWithdrawal(
            body.requiredText("amount", text -> Text.problemWith(text, LONGEST_AMOUNT)),
            body.requiredText("reference", Reference::problemWith));
    body.end();
    return withdrawal;
  }
}
