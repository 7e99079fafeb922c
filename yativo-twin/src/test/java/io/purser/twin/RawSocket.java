package io.purser.twin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** One request over a bare socket, to see how a connection really ends. */
final class RawSocket {
  private RawSocket() {}

  /**
   * What came before the end.
   *
   * @param reset whether the end was a reset and not a proper close
   */
  record End(String received, boolean reset) {}

  static End send(int port, String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      var received = new StringBuilder();
      byte[] buffer = new byte[8_192];
      try {
        for (int n = socket.getInputStream().read(buffer);
            n >= 0;
            n = socket.getInputStream().read(buffer)) {
          received.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
        }
        return new End(received.toString(), false);
      } catch (SocketException reset) {
        return new End(received.toString(), true);
      }
    }
  }

  /** Reads this much of the answer and goes away. Returns how much it got. */
  static long readAndLeave(int port, String request, long bytes) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      byte[] buffer = new byte[65_536];
      long read = 0;
      int n = 0;
      while (read < bytes && n >= 0) {
        n = socket.getInputStream().read(buffer);
        read += Math.max(n, 0);
      }
      return read;
    }
  }

  static String post(RunningTwin twin, String path, String body) {
    return "POST /api/v1"
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
        + twin.token()
        + "\r\nContent-Type: application/json\r\nContent-Length: "
        + body.getBytes(StandardCharsets.UTF_8).length
        + "\r\n\r\n"
        + body;
  }
}
