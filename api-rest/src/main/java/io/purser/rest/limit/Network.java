package io.purser.rest.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** Whose address it is: with IPv6, who has one address has the whole network of 64 bits. */
final class Network {
  private static final int IPV6_BYTES = 8;

  private Network() {}

  static String of(InetAddress address) {
    var bytes = address.getAddress();
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(bytes, 0, IPV6_BYTES) + "/64"
        : HexFormat.of().formatHex(bytes);
  }
}
