package io.purser.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Who listens where: everything stands at a fixed distance from the first node, so that two runs on
 * one machine can coexist.
 */
record Ports(int first) {
  int node(int number) {
    return first + number - 1;
  }

  int management(int number) {
    return first + 10 + number - 1;
  }

  int twin() {
    return first + 20;
  }

  int issuer() {
    return first + 30;
  }

  int database() {
    return first + 40;
  }

  /**
   * @throws CannotStart when someone listens there
   */
  static void requireFree(int port, String purpose) {
    try (var probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new CannotStart(
          "port "
              + port
              + ", wanted for "
              + purpose
              + ", is busy; end what listens there or choose another --port",
          e);
    }
  }
}
