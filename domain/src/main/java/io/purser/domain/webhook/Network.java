package io.purser.domain.webhook;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A block of addresses, written as {@code 10.0.0.0/8} or {@code fc00::/7}.
 *
 * @param length how many of the leading bits are the block's
 */
public record Network(InetAddress start, int length) {
  private static final Pattern DIGITS = Pattern.compile("0|[1-9][0-9]{0,2}");

  public static Network of(String text) {
    return parse(text)
        .orElseThrow(() -> new IllegalArgumentException("not a block of addresses: " + text));
  }

  /** The block in this text, or empty when it is none. */
  public static Optional<Network> parse(String text) {
    var parts = text.split("/", -1);
    if (parts.length != 2 || !DIGITS.matcher(parts[1]).matches()) {
      return Optional.empty();
    }
    int length = Integer.parseInt(parts[1]);
    return IpLiteral.parse(parts[0])
        .filter(start -> length <= start.getAddress().length * Byte.SIZE)
        .map(start -> new Network(start, length));
  }

  public boolean contains(InetAddress address) {
    var here = start.getAddress();
    var there = address.getAddress();
    if (here.length != there.length) {
      return false;
    }
    for (int bit = 0; bit < length; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if ((here[bit / Byte.SIZE] & mask) != (there[bit / Byte.SIZE] & mask)) {
        return false;
      }
    }
    return true;
  }
}
