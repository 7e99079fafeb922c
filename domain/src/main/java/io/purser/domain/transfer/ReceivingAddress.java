package io.purser.domain.transfer;

import io.purser.domain.chain.Chain;
import io.purser.domain.chain.ChainAddress;
import io.purser.domain.money.Asset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a transfer goes. Its form is checked, and its checksum where it has one; not whether
 * anybody is there: money that is sent to a mistyped address is gone.
 *
 * @param text as it was given, but for XDC always with 0x, as the provider writes it
 */
public record ReceivingAddress(String text) {
  private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]{40}");
  private static final Pattern ANY = Pattern.compile("[\\x21-\\x7e]{8,128}");
  private static final Pattern XDC_PREFIX = Pattern.compile("^xdc");

  /**
   * The address in this text, or empty when the asset's chain has none of this form. Of a chain
   * that is not known here only what no address has is refused; the provider knows the rest.
   */
  public static Optional<ReceivingAddress> parse(String text, Asset asset) {
    var chain = Chain.of(asset.chain());
    if (chain.isEmpty()) {
      return ANY.matcher(text).matches()
          ? Optional.of(new ReceivingAddress(text))
          : Optional.empty();
    }
    return ChainAddress.problemWith(chain.get(), text).isPresent()
        ? Optional.empty()
        : Optional.of(new ReceivingAddress(XDC_PREFIX.matcher(text).replaceFirst("0x")));
  }

  /** The same for every spelling of one address. */
  public String canonical() {
    return HEX.matcher(text).matches() ? text.toLowerCase(Locale.ROOT) : text;
  }

  /** Whether this is another spelling of it. */
  public boolean isSameAs(String other) {
    return canonical().equals(new ReceivingAddress(other).canonical());
  }
}
