package io.purser.domain.net;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses as they are written, and never names: nothing is looked up. Four decimal numbers, or an
 * IPv6 address without a zone (RFC 4291, section 2.2). Other ways to write an IPv4 address, such as
 * {@code 010.0.0.1} or {@code 167772161}, mean different addresses to different readers and are
 * none here.
 */
public final class AddressLiteral {
  private static final Pattern IPV4 =
      Pattern.compile("(?:0|[1-9][0-9]{0,2})(?:\\.(?:0|[1-9][0-9]{0,2})){3}");
  private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9A-Fa-f:.]{2,45}");

  private AddressLiteral() {}

  public static Optional<InetAddress> parse(String text) {
    if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }
}
