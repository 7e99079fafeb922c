package io.purser.rest.transfer.recipient;

import io.purser.domain.chain.Chain;
import io.purser.domain.chain.ChainAddress;
import io.purser.domain.transfer.recipient.Recipient;
import io.purser.rest.json.Body;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Somebody to be sent to. */
@Schema(name = "NewRecipient", description = "An address that the customer sends to.")
record NewRecipient(
    @Schema(
            description = "What the customer calls it; no card numbers.",
            minLength = 1,
            maxLength = 100,
            example = "My landlord")
        String label,
    @Schema(
            type = "string",
            allowableValues = {
              "arbitrum",
              "avalanche",
              "base",
              "bsc",
              "ethereum",
              "optimism",
              "polygon",
              "solana",
              "sui",
              "tron",
              "xdc"
            },
            example = "solana")
        String chain,
    @Schema(
            description =
                "Capital letters are a checksum on chains like Ethereum (EIP-55): they must fit, or"
                    + " be left out altogether.",
            maxLength = 66,
            example = "7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU")
        String address) {
  private static final String CHAINS =
      Stream.of(Chain.values()).map(Chain::word).collect(Collectors.joining(", "));

  static NewRecipient read(byte[] bytes) {
    var body = Body.read(bytes);
    var label = body.requiredText("label", Recipient::problemWithLabel);
    var chain = body.requiredText("chain", NewRecipient::problemWithChain);
    var address = body.requiredText("address", text -> problemWithAddress(chain, text));
    body.end();
    return new NewRecipient(label, chain, address);
  }

  ChainAddress toAddress() {
    return new ChainAddress(Chain.of(chain).orElseThrow(), address);
  }

  private static Optional<String> problemWithChain(String word) {
    return Chain.of(word).isPresent() ? Optional.empty() : Optional.of("must be one of " + CHAINS);
  }

  /** Of a chain that is not known nothing more can be said. */
  private static Optional<String> problemWithAddress(String word, String text) {
    return Chain.of(word).flatMap(chain -> ChainAddress.problemWith(chain, text));
  }
}
