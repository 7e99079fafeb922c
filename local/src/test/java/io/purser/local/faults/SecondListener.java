package io.purser.local.faults;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** Where the provider's redirects point to. Whoever follows one is counted. */
final class SecondListener implements AutoCloseable {
  private final AtomicInteger visits = new AtomicInteger();
  private final HttpServer server;

  SecondListener() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          visits.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/elsewhere";
  }

  int visits() {
    return visits.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
