package io.purser.rest.edge;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.purser.domain.net.AddressLiteral;
import io.purser.domain.net.Subnet;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The proxies that stand before us, {@code purser.edge.trusted-proxies}, and are believed when they
 * say whom they forward for. Each adds who called it at the end of {@code X-Forwarded-For}; what
 * stands before the first of them that is not ours was written by who calls us, and proves nothing.
 */
@Context
final class TrustedProxies {
  private static final Pattern WITH_PORT =
      Pattern.compile("\\[([0-9A-Fa-f:.]+)](?::[0-9]{1,5})?|([0-9.]+):[0-9]{1,5}");

  private final List<Subnet> trusted;

  TrustedProxies(@Property(name = "purser.edge.trusted-proxies") @Nullable List<String> subnets) {
    this.trusted =
        subnets == null ? List.of() : subnets.stream().map(TrustedProxies::subnet).toList();
  }

  /**
   * @param socket who has connected
   * @param forwardedFor the values of {@code X-Forwarded-For}, in their order
   */
  InetAddress client(InetAddress socket, List<String> forwardedFor) {
    var client = socket;
    var hops = String.join(",", forwardedFor).split(",", -1);
    for (int i = hops.length - 1; i >= 0 && isTrusted(client); i--) {
      var hop = address(hops[i].strip());
      if (hop.isEmpty()) {
        return client;
      }
      client = hop.get();
    }
    return client;
  }

  boolean isTrusted(InetAddress address) {
    return trusted.stream().anyMatch(subnet -> subnet.contains(address));
  }

  private static Optional<InetAddress> address(String hop) {
    var withPort = WITH_PORT.matcher(hop);
    var bare = hop;
    if (withPort.matches()) {
      bare = withPort.group(1) == null ? withPort.group(2) : withPort.group(1);
    }
    return AddressLiteral.parse(bare);
  }

  private static Subnet subnet(String text) {
    return Subnet.parse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "purser.edge.trusted-proxies: '"
                        + text
                        + "' is not a subnet, such as 10.0.0.0/8 or 2001:db8::/32"));
  }
}
