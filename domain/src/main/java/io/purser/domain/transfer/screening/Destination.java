package io.purser.domain.transfer.screening;

import io.purser.domain.chain.Chain;
import io.purser.domain.chain.ChainAddress;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An address, wherever it is the same one: an address of Ethereum's form belongs to the holder of
 * one key on every chain of that form, and any other belongs to its own chain.
 *
 * @param form {@code evm}, or the chain's name
 * @param address the one spelling of it
 */
public record Destination(String form, String address) {
  private static final String EVM = "evm";
  private static final Pattern OF_ETHEREUMS_FORM = Pattern.compile("0x[0-9a-f]{40}");

  /**
   * @param chain as assets name it
   * @throws IllegalArgumentException when the chain is known and has no such address
   */
  public static Destination of(String chain, String text) {
    var address = Chain.of(chain).map(known -> new ChainAddress(known, text).text()).orElse(text);
    var lower = address.toLowerCase(Locale.ROOT);
    return OF_ETHEREUMS_FORM.matcher(lower).matches()
        ? new Destination(EVM, lower)
        : new Destination(chain, address);
  }
}
