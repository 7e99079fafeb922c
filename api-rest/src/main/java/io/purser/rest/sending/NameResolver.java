package io.purser.rest.sending;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host. */
interface NameResolver {
  List<InetAddress> addressesOf(String host) throws UnknownHostException;
}
