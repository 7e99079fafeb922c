package io.purser.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Connections that send the head of a request a letter a second, from several addresses of this
 * machine. One that is cut off comes again.
 */
final class SlowConnections implements AutoCloseable {
  private static final int ADDRESSES = 4;
  private static final Duration BETWEEN_LETTERS = Duration.ofSeconds(1);
  private static final byte[] BEGINNING =
      "GET /v1/customers HTTP/1.1\r\nHost: localhost\r\nX: ".getBytes(StandardCharsets.US_ASCII);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong cutOff = new AtomicLong();
  private final InetSocketAddress server;
  private volatile boolean ending;

  SlowConnections(int number, String url) {
    var uri = URI.create(url);
    this.server = new InetSocketAddress(uri.getHost(), uri.getPort());
    for (int i = 0; i < number; i++) {
      var from = InetAddress.ofLiteral("127.0.1." + (1 + i % ADDRESSES));
      threads.execute(() -> keep(from));
    }
  }

  /** How often one was cut off by the server. */
  long cutOff() {
    return cutOff.get();
  }

  private void keep(InetAddress from) {
    while (!ending) {
      try (var socket = new Socket()) {
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(server);
        var output = socket.getOutputStream();
        output.write(BEGINNING);
        while (!ending) {
          LockSupport.parkNanos(BETWEEN_LETTERS.toNanos());
          output.write('x');
        }
      } catch (IOException _) {
        cutOff.incrementAndGet();
      }
    }
  }

  @Override
  public void close() {
    ending = true;
    threads.close();
  }
}
