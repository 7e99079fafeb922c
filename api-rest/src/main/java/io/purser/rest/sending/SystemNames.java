package io.purser.rest.sending;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** The resolver of the machine. */
@Singleton
final class SystemNames implements NameResolver {
  @Override
  public List<InetAddress> addressesOf(String host) throws UnknownHostException {
    return List.of(InetAddress.getAllByName(host));
  }
}
