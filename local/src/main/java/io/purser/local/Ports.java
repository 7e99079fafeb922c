package io.purser.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/**
 * Who listens where: everything stands at a fixed distance from the first node, so that two runs on
 * one machine can coexist.
 */
record Ports(int first) {
  private static final int FIRST_TRIED = 20_000;
  private static final int LAST_TRIED = 30_000;
  private static final int STEP = 50;

  /** A range in which a run with one node finds every port free. */
  static Ports free() {
    for (int first = FIRST_TRIED; first < LAST_TRIED; first += STEP) {
      var ports = new Ports(first);
      if (ports.areFree()) {
        return ports;
      }
    }
    throw new CannotStart("there are no free ports from " + FIRST_TRIED + " on");
  }

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
    if (!isFree(port)) {
      throw new CannotStart(
          "port "
              + port
              + ", wanted for "
              + purpose
              + ", is busy; end what listens there or choose another --port");
    }
  }

  private boolean areFree() {
    return IntStream.of(node(1), management(1), twin(), issuer(), database())
        .allMatch(Ports::isFree);
  }

  private static boolean isFree(int port) {
    try (var probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException busy) {
      return false;
    }
  }
}
