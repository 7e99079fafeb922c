package io.purser.rest.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.purser.domain.text.Text;
import io.purser.domain.transfer.TransferDraft;
import io.purser.domain.transfer.recipient.RecipientId;
import io.purser.domain.wallet.WalletId;
import io.purser.rest.json.Body;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A transfer whose cost is asked for. */
@Schema(name = "NewTransferQuote", description = "A transfer whose cost is asked for.")
record NewQuote(
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
        @Nullable String recipientId) {
  static final int LONGEST_AMOUNT = 70;
  static final int LONGEST_ADDRESS = 128;
  private static final int LONGEST_ID = 64;

  static NewQuote read(byte[] bytes) {
    var body = Body.read(bytes);
    var quote = read(body);
    body.end();
    return quote;
  }

  static NewQuote read(Body body) {
    var wallet = body.requiredText("walletId", text -> Text.problemWith(text, LONGEST_ID));
    var amount = body.requiredText("amount", text -> Text.problemWith(text, LONGEST_AMOUNT));
    var to = body.text("to", text -> Text.problemWith(text, LONGEST_ADDRESS));
    var recipient = body.text("recipientId", text -> Text.problemWith(text, LONGEST_ID));
    if (!body.has("to") && !body.has("recipientId")) {
      body.refuse("to", ProblemCode.MISSING_MEMBER, "must be there, or recipientId");
    } else if ((to == null) == (recipient == null) && body.isFine()) {
      body.refuse("to", ProblemCode.INVALID_VALUE, "must be there, or recipientId, and not both");
    }
    return new NewQuote(wallet, amount, to, recipient);
  }

  /** What is not the id of a wallet or a recipient is the id of none. */
  TransferDraft draft() {
    var wallet =
        WalletId.parse(walletId).orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_WALLET));
    return new TransferDraft(wallet, destination(), amount);
  }

  private TransferDraft.To destination() {
    if (to != null) {
      return new TransferDraft.To.Address(to);
    }
    return new TransferDraft.To.OfRecipient(
        Optional.ofNullable(recipientId)
            .flatMap(RecipientId::parse)
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_RECIPIENT)));
  }
}
