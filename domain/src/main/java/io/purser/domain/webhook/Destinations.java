package io.purser.domain.webhook;

import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses webhooks are sent to: those that everybody can reach, and those of networks that
 * whoever runs the platform has named. Everything else would let a tenant's URL reach what stands
 * beside us: the database, the metadata service of a cloud, another tenant's machine.
 *
 * @param trusted networks that are reached although they are not public, over plain HTTP too
 */
public record Destinations(List<Network> trusted) {
  private static final List<Network> NOT_PUBLIC_V4 =
      networks(
          "0.0.0.0/8", // this host
          "10.0.0.0/8", // private
          "100.64.0.0/10", // carrier-grade NAT, and the metadata of one cloud
          "127.0.0.0/8", // loopback
          "168.63.129.16/32", // the host agent of one cloud
          "169.254.0.0/16", // link-local, and the metadata of most clouds
          "172.16.0.0/12", // private
          "192.0.0.0/24", // protocol assignments, and the metadata of one cloud
          "192.0.2.0/24", // documentation
          "192.31.196.0/24", // AS112
          "192.52.193.0/24", // AMT
          "192.88.99.0/24", // 6to4 relays
          "192.168.0.0/16", // private
          "192.175.48.0/24", // AS112
          "198.18.0.0/15", // benchmarks
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/4", // multicast
          "240.0.0.0/4"); // reserved, and broadcast

  /** The only block of IPv6 that is given out. NAT64, ULA, link-local and loopback are outside. */
  private static final Network GLOBAL_V6 = Network.of("2000::/3");

  private static final List<Network> NOT_PUBLIC_V6 =
      networks(
          "2001::/23", // protocol assignments, Teredo among them
          "2001:db8::/32", // documentation
          "2002::/16", // 6to4, which holds any address of IPv4
          "2620:4f:8000::/48", // AS112
          "3fff::/20"); // documentation

  public Destinations {
    trusted = List.copyOf(trusted);
  }

  /** Nothing but what is public. */
  public static Destinations publicOnly() {
    return new Destinations(List.of());
  }

  private static List<Network> networks(String... blocks) {
    return List.of(blocks).stream().map(Network::of).toList();
  }

  /** Whether there is anything that is not public and reached all the same. */
  public boolean trustsSome() {
    return !trusted.isEmpty();
  }

  public boolean trusts(InetAddress address) {
    return isIn(trusted, address);
  }

  public boolean allows(InetAddress address) {
    return trusts(address) || isPublic(address);
  }

  private static boolean isPublic(InetAddress address) {
    return address.getAddress().length == 4
        ? !isIn(NOT_PUBLIC_V4, address)
        : GLOBAL_V6.contains(address) && !isIn(NOT_PUBLIC_V6, address);
  }

  private static boolean isIn(List<Network> networks, InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }
}
