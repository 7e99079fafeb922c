package io.purser.rest.transfer;

import io.purser.domain.text.Text;
import io.purser.domain.transfer.TransferDraft;
import io.purser.domain.wallet.WalletId;
import io.purser.rest.json.Body;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.media.Schema;

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
            description = "The receiving address, on the wallet's chain.",
            maxLength = 128,
            example = "7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU")
        String to) {
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
    return new NewQuote(
        body.requiredText("walletId", text -> Text.problemWith(text, LONGEST_ID)),
        body.requiredText("amount", text -> Text.problemWith(text, LONGEST_AMOUNT)),
        body.requiredText("to", text -> Text.problemWith(text, LONGEST_ADDRESS)));
  }

  /** What is not the id of a wallet is the id of none. */
  TransferDraft draft() {
    return new TransferDraft(
        WalletId.parse(walletId).orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_WALLET)),
        to,
        amount);
  }
}
