package io.purser.rest.wallet.external;

import io.purser.domain.chain.Chain;
import io.purser.domain.chain.ChainAddress;
import io.purser.rest.json.Body;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An address to be linked. */
@Schema(name = "NewExternalWallet", description = "An address that is the customer's own.")
record NewExternalWallet(
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
            example = "base")
        String chain,
    @Schema(
            description =
                "As a wallet shows it. Capital letters are a checksum on chains like Ethereum"
                    + " (EIP-55): they must fit, or be left out altogether.",
            maxLength = 66,
            example = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")
        String address) {
  private static final String CHAINS =
      Stream.of(Chain.values()).map(Chain::word).collect(Collectors.joining(", "));

  static NewExternalWallet read(byte[] bytes) {
    var body = Body.read(bytes);
    var chain = body.requiredText("chain", NewExternalWallet::problemWithChain);
    var address = body.requiredText("address", text -> problemWithAddress(chain, text));
    body.end();
    return new NewExternalWallet(chain, address);
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
