package io.purser.rest.transfer.screening;

import io.purser.domain.chain.Chain;
import io.purser.domain.chain.ChainAddress;
import io.purser.domain.text.Text;
import io.purser.domain.transfer.screening.Destination;
import io.purser.rest.json.Body;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import java.util.regex.Pattern;

/** An address that nothing is to be sent to. */
@Schema(
    name = "NewDeniedDestination",
    description = "An address that nothing is to be sent to any more.")
record NewDeniedDestination(
    @Schema(
            description =
                "As assets name it. An address of Ethereum's form is denied on every chain that has"
                    + " such addresses.",
            maxLength = 20,
            example = "base")
        String chain,
    @Schema(
            description = "In any spelling that the chain allows.",
            maxLength = 128,
            example = "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359")
        String address,
    @Schema(
            description = "Why; kept with it and in the audit log.",
            minLength = 1,
            maxLength = 500,
            example = "Named in a report of stolen funds")
        String reason) {
  private static final int LONGEST_REASON = 500;
  private static final Pattern CHAIN = Pattern.compile("[a-z][a-z0-9]{0,19}");
  private static final Pattern ANY = Pattern.compile("[\\x21-\\x7e]{8,128}");

  static NewDeniedDestination read(byte[] bytes) {
    var body = Body.read(bytes);
    var chain = body.requiredText("chain", NewDeniedDestination::problemWithChain);
    var address = body.requiredText("address", text -> problemWithAddress(chain, text));
    var reason = body.requiredText("reason", text -> Text.problemWith(text, LONGEST_REASON));
    body.end();
    return new NewDeniedDestination(chain, address, reason);
  }

  Destination destination() {
    return Destination.of(chain, address);
  }

  private static Optional<String> problemWithChain(String word) {
    return CHAIN.matcher(word).matches()
        ? Optional.empty()
        : Optional.of("must be a chain as assets name it, such as base");
  }

  /** Of a chain that is not known only what no address has is refused. */
  private static Optional<String> problemWithAddress(String word, String text) {
    return Chain.of(word)
        .map(chain -> ChainAddress.problemWith(chain, text))
        .orElseGet(
            () ->
                ANY.matcher(text).matches()
                    ? Optional.empty()
                    : Optional.of("must be 8 to 128 visible ASCII characters"));
  }
}
