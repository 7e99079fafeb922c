package io.purser.rest.edge;

import io.purser.domain.access.Caller;
import io.purser.domain.tenant.DerivedKey;
import io.purser.domain.tenant.KeyProvider;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * What callers and addresses are called in the log, which is to name no person. Those who log in as
 * operators have a name there that is theirs alone and tells nothing by itself; which login it is
 * shows in the audit log, under the id of any request of theirs that it has.
 */
@Singleton
final class LogNames {
  private static final int LENGTH = 12;
  private static final int IPV4_BITS = 24;
  private static final int IPV6_BITS = 48;
  private static final int IPV4_BYTES = 4;

  private final DerivedKey key;

  LogNames(KeyProvider keys) {
    this.key = new DerivedKey(keys, "names in logs");
  }

  /** Which caller it is, the same for all its requests. */
  String of(Caller caller) {
    return switch (caller) {
      case Caller.Service service -> service.principal();
      case Caller.EndUser user -> user.actor();
      case Caller.Newcomer newcomer -> "newcomer:" + hash(newcomer);
      case Caller.Operator operator -> "operator:" + hash(operator);
    };
  }

  private String hash(Caller caller) {
    return key.hash(caller.tenant() + " " + caller.principal()).substring(0, LENGTH);
  }

  /** The network that an address is in, so large that it is not one household's. */
  static String of(InetAddress address) {
    var bytes = address.getAddress();
    int bits = bytes.length == IPV4_BYTES ? IPV4_BITS : IPV6_BITS;
    Arrays.fill(bytes, bits / Byte.SIZE, bytes.length, (byte) 0);
    try {
      return InetAddress.getByAddress(bytes).getHostAddress() + "/" + bits;
    } catch (UnknownHostException e) {
      throw new IllegalStateException("as long as an address, and none", e);
    }
  }
}
