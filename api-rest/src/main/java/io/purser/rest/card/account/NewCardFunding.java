package io.purser.rest.card.account;

import io.purser.domain.card.account.funding.PricingMode;
import io.purser.domain.text.Text;
import io.purser.domain.transfer.Reference;
import io.purser.rest.json.Body;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.Map;

/** A funding of a card account. */
@Schema(name = "NewCardFunding", description = "A funding of a card account to be carried out.")
record NewCardFunding(
    @Schema(
            description =
                "A decimal string, at least 5.00: in dollars for send_x, in the account's currency"
                    + " for receive_x.",
            maxLength = 70,
            example = "25.00")
        String amount,
    @Schema(
            type = "string",
            description =
                "send_x: the amount leaves the master wallet, and what it costs comes out of it."
                    + " receive_x: the amount arrives in the card account, and what it costs comes"
                    + " on top.",
            requiredMode = RequiredMode.NOT_REQUIRED,
            allowableValues = {"send_x", "receive_x"},
            defaultValue = "send_x",
            example = "send_x")
        String pricingMode,
    @Schema(
            description =
                "Your own name for this order. It names one funding for ever: the same order under"
                    + " it is never carried out again, whatever the Idempotency-Key.",
            maxLength = 128,
            example = "top-up-2026-0042")
        String reference) {
  static NewCardFunding read(byte[] bytes) {
    var body = Body.read(bytes);
    var draft = NewFundingQuote.read(body);
    var funding =
        new NewCardFunding(
            draft.amount(),
            draft.pricingMode(),
            body.requiredText("reference", Reference::problemWith));
    body.end();
    return funding;
  }

  PricingMode mode() {
    return NewFundingQuote.mode(pricingMode);
  }

  /** One whose cost is asked for. */
  @Schema(name = "NewFundingQuote", description = "A funding of which it is asked what it costs.")
  record NewFundingQuote(
      @Schema(
              description =
                  "A decimal string, at least 5.00: in dollars for send_x, in the account's currency"
                      + " for receive_x.",
              maxLength = 70,
              example = "25.00")
          String amount,
      @Schema(
              type = "string",
              requiredMode = RequiredMode.NOT_REQUIRED,
              allowableValues = {"send_x", "receive_x"},
              defaultValue = "send_x",
              example = "receive_x")
          String pricingMode) {
    private static final int LONGEST_AMOUNT = 70;
    private static final String SEND_X = "send_x";
    private static final Map<String, String> MODES =
        Map.of(SEND_X, SEND_X, "receive_x", "receive_x");

    static NewFundingQuote read(byte[] bytes) {
      var body = Body.read(bytes);
      var quote = read(body);
      body.end();
      return quote;
    }

    static NewFundingQuote read(Body body) {
      return new NewFundingQuote(
          body.requiredText("amount", text -> Text.problemWith(text, LONGEST_AMOUNT)),
          body.choice("pricingMode", MODES, SEND_X));
    }

    PricingMode mode() {
      return mode(pricingMode);
    }

    static PricingMode mode(String word) {
      return word.equals(SEND_X) ? PricingMode.SEND_X : PricingMode.RECEIVE_X;
    }
  }
}
