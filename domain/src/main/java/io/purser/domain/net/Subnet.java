package io.purser.domain.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The addresses that begin with the same bits, in the notation of RFC 4632 and RFC 4291: {@code
 * 203.0.113.0/24}, {@code 2001:db8::/32}. An IPv4 address that is written as an IPv6 one is the
 * IPv4 one.
 *
 * @param first the lowest of them
 * @param bits how many bits they share
 */
public record Subnet(InetAddress first, int bits) {
  private static final Pattern WRITTEN = Pattern.compile("([^/]+)/([0-9]{1,3})");

  public Subnet {
    if (bits < 0 || bits > 8 * first.getAddress().length) {
      throw new IllegalArgumentException("an address has no " + bits + " bits");
    }
    if (!first.equals(begin(first, bits))) {
      throw new IllegalArgumentException("the address has bits that are not shared");
    }
  }

  /** Empty when the text is none, or its address has bits beyond those that are shared. */
  public static Optional<Subnet> parse(String text) {
    var written = WRITTEN.matcher(text);
    if (!written.matches()) {
      return Optional.empty();
    }
    return AddressLiteral.parse(written.group(1)).flatMap(first -> of(first, written.group(2)));
  }

  private static Optional<Subnet> of(InetAddress first, String bits) {
    try {
      return Optional.of(new Subnet(first, Integer.parseInt(bits)));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  /** The subnet of so many bits that an address is in. */
  public static Subnet of(InetAddress address, int bits) {
    return new Subnet(begin(address, bits), bits);
  }

  public boolean contains(InetAddress address) {
    return address.getAddress().length == first.getAddress().length
        && first.equals(begin(address, bits));
  }

  private static InetAddress begin(InetAddress address, int bits) {
    var bytes = address.getAddress();
    for (int i = 0; i < bytes.length; i++) {
      int shared = Math.clamp(bits - 8L * i, 0, 8);
      bytes[i] &= (byte) (0xff00 >> shared);
    }
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address of as many bytes as another", e);
    }
  }

  @Override
  public String toString() {
    return first.getHostAddress() + "/" + bits;
  }
}
