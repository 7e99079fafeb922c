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

  boolean areFree(int nodes) {
    var ofNodes =
        IntStream.rangeClosed(1, nodes)
            .flatMap(number -> IntStream.of(node(number), management(number)));
    return IntStream.concat(ofNodes, IntStream.of(twin(), issuer(), database()))
        .allMatch(Ports::isFree);
  }

  private static boolean isFree(int port) {
    try (var probe = listener(port)) {
      return probe.isBound();
    } catch (IOException busy) {
      return false;
    }
  }

  /**
   * @throws IOException when somebody listens there already
   */
  static ServerSocket listener(int port) throws IOException {
    var socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket;
    } catch (IOException busy) {
      socket.close();
      throw busy;
    }
  }
}
