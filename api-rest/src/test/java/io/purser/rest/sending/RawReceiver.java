package io.purser.rest.sending;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A receiver that answers whatever bytes it is told to, some of them for as long as it lasts. */
final class RawReceiver implements AutoCloseable {
  private final ServerSocket listening;

  private RawReceiver(ServerSocket listening) {
    this.listening = listening;
  }

  /**
   * @param again what is written over and over after the beginning; nothing when it is empty, and
   *     then the connection is closed
   */
  static RawReceiver answering(String beginning, String again, long pauseMillis)
      throws IOException {
    var receiver = new RawReceiver(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().start(() -> receiver.serve(beginning, again, pauseMillis));
    return receiver;
  }

  int port() {
    return listening.getLocalPort();
  }

  private void serve(String beginning, String again, long pauseMillis) {
    while (!listening.isClosed()) {
      try (var socket = listening.accept()) {
        answer(socket, beginning, again, pauseMillis);
      } catch (IOException clientWentAway) {
        // The next one may stay.
      }
    }
  }

  private static void answer(Socket socket, String beginning, String again, long pauseMillis)
      throws IOException {
    int _ = socket.getInputStream().read(new byte[64]);
    var out = socket.getOutputStream();
    out.write(beginning.getBytes(StandardCharsets.ISO_8859_1));
    while (!again.isEmpty()) {
      out.write(again.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pauseMillis));
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
