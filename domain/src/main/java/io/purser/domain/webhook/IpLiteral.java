package io.purser.domain.webhook;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses as texts, in the one spelling that means the same to everybody: four decimal numbers,
 * or IPv6 without a zone. What other programs also take for an address, such as {@code 0x7f.1}, is
 * none here.
 */
final class IpLiteral {
  private static final Pattern V4 =
      Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!$)|$)){4}");
  private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");

  private IpLiteral() {}

  /** The address in this text, or empty when it is none. Never looks a name up. */
  static Optional<InetAddress> parse(String text) {
    boolean looksRight =
        text.indexOf(':') >= 0 ? V6.matcher(text).matches() : V4.matcher(text).matches();
    if (!looksRight) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
