package io.purser.twin;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.purser.twin.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A consumer of webhooks. It keeps what it got, in the order in which it got it. */
final class Receiver implements AutoCloseable {
  /** One webhook as it arrived. */
  record Hook(String body, String signature, String timestamp, String event, String contentType) {
    JsonNode json() {
      return Json.parse(body).orElseThrow();
    }

    /** Checks the signature with code of its own, from the provider's description alone. */
    boolean isSignedWith(String secret) {
      try {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        mac.update(timestamp.getBytes(StandardCharsets.US_ASCII));
        mac.update((byte) '.');
        byte[] code = mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
        return signature.equals("sha256=" + HexFormat.of().formatHex(code));
      } catch (GeneralSecurityException missing) {
        throw new IllegalStateException(missing);
      }
    }
  }

  private final HttpServer server;
  private final BlockingQueue<Hook> hooks = new LinkedBlockingQueue<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile IntSupplier status = () -> 200;
  private volatile boolean silent;

  private Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::receive);
    server.start();
  }

  static Receiver start() {
    try {
      return new Receiver();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks/yativo";
  }

  Receiver answering(int next) {
    status = () -> next;
    return this;
  }

  /** Takes every webhook and answers none. */
  Receiver silent() {
    silent = true;
    return this;
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = exchange.getRequestHeaders();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      hooks.add(
          new Hook(
              body,
              text(headers.getFirst("X-Yativo-Signature")),
              text(headers.getFirst("X-Yativo-Timestamp")),
              text(headers.getFirst("X-Yativo-Event")),
              text(headers.getFirst("Content-Type"))));
      if (silent) {
        closing.await();
        return;
      }
      byte[] answer = "noted".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status.getAsInt(), answer.length);
      exchange.getResponseBody().write(answer);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static String text(@Nullable String header) {
    return header == null ? "" : header;
  }

  Hook next() {
    try {
      var hook = hooks.poll(1, TimeUnit.MINUTES);
      if (hook == null) {
        throw new AssertionError("no webhook came");
      }
      return hook;
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  int waiting() {
    return hooks.size();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }
}
