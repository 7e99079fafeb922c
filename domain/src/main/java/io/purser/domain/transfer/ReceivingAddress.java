package io.purser.domain.transfer;

import io.purser.domain.money.Asset;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a transfer goes. Its form is checked, not whether anybody is there: money that is sent to a
 * mistyped address is gone.
 *
 * @param text as it was given
 */
public record ReceivingAddress(String text) {
  private static final Set<String> ETHEREUM_LIKE =
      Set.of("ethereum", "polygon", "bsc", "base", "arbitrum", "optimism", "xdc");

  private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]{40}");
  private static final Pattern BASE_58 = Pattern.compile("[1-9A-HJ-NP-Za-km-z]{32,44}");
  private static final Pattern ANY = Pattern.compile("[\\x21-\\x7e]{8,128}");

  private static final String BASE_58_DIGITS =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final int SOLANA_BYTES = 32;

  /**
   * The address in this text, or empty when the asset's chain has none of this form. Of a chain
   * that is not known here only what no address has is refused; the provider knows the rest.
   */
  public static Optional<ReceivingAddress> parse(String text, Asset asset) {
    boolean fits;
    if (ETHEREUM_LIKE.contains(asset.chain())) {
      fits = HEX.matcher(text).matches();
    } else if (asset.chain().equals("solana")) {
      fits = BASE_58.matcher(text).matches() && bytesIn(text) == SOLANA_BYTES;
    } else {
      fits = ANY.matcher(text).matches();
    }
    return fits ? Optional.of(new ReceivingAddress(text)) : Optional.empty();
  }

  /** The same for every spelling of one address. */
  public String canonical() {
    return HEX.matcher(text).matches() ? text.toLowerCase(Locale.ROOT) : text;
  }

  /** Whether this is another spelling of it. */
  public boolean isSameAs(String other) {
    return canonical().equals(new ReceivingAddress(other).canonical());
  }

  /** How many bytes base 58 text stands for; each leading 1 is a zero byte. */
  private static int bytesIn(String text) {
    var number = BigInteger.ZERO;
    int zeros = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = BASE_58_DIGITS.indexOf(text.charAt(i));
      number = number.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(digit));
      zeros += number.signum() == 0 ? 1 : 0;
    }
    return zeros + (number.bitLength() + 7) / 8;
  }
}
