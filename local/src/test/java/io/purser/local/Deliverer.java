package io.purser.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Delivers as the provider does: with a timestamp, and signed. */
final class Deliverer implements AutoCloseable {
  /** More than the five seconds that the provider gives a receiver, for machines that are busy. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;

  Deliverer(String url) {
    this.url = url;
  }

  /** The status that it was answered with. */
  int deliver(String body, String secret) throws IOException {
    long timestamp = Instant.now().getEpochSecond();
    return deliver(body, timestamp, signature(body, timestamp, secret));
  }

  int deliver(String body, long timestamp, String signature) throws IOException {
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("X-Yativo-Timestamp", Long.toString(timestamp))
            .header("X-Yativo-Signature", signature)
            .header("X-Yativo-Event", "deposit.confirmed")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static String signature(String body, long timestamp, String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] code = mac.doFinal((timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
      return "sha256=" + HexFormat.of().formatHex(code);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every platform has HMAC with SHA-256", e);
    }
  }

  /** What the provider says when a deposit is final. */
  static String deposit(
      String event, String customer, String wallet, String transaction, String amount) {
    return """
        {"id":"%s","type":"deposit.confirmed","created_at":"2026-11-21T10:00:00.000Z",\
        "data":{"transaction_id":"%s","customer_id":"%s","asset_id":"%s","chain":"solana",\
        "ticker":"USDC_SOL","amount":"%s","confirmations":32}}"""
        .formatted(event, transaction, customer, wallet, amount);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
