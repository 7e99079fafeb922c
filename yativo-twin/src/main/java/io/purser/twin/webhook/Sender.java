package io.purser.twin.webhook;

import io.purser.twin.state.Attempt;
import io.purser.twin.state.Delivery;
import io.purser.twin.state.WebhookEndpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Makes one HTTP attempt at a delivery. The whole exchange, body and all, has one time limit. */
final class Sender implements AutoCloseable {
  private static final int KEPT_OF_AN_ANSWER_BYTES = 1_024;
  private static final String SOMEBODY_ELSES_SECRET = "whsec_not_the_secret_of_this_endpoint";

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * Sends.
   *
   * @param wallSeconds what to sign with unless the delivery says otherwise
   * @param at when, on the business clock
   */
  Attempt send(
      WebhookEndpoint endpoint, Delivery delivery, long wallSeconds, Instant at, Duration limit) {
    var signing = delivery.signing();
    long timestamp = signing.timestamp() == null ? wallSeconds : signing.timestamp();
    var signature = signature(endpoint, delivery, timestamp);
    var request =
        HttpRequest.newBuilder(URI.create(endpoint.url()))
            .header("Content-Type", "application/json")
            .header("X-Yativo-Timestamp", Long.toString(timestamp))
            .header("X-Yativo-Event", delivery.eventType())
            .POST(BodyPublishers.ofString(delivery.body(), StandardCharsets.UTF_8));
    if (signature != null) {
      request.header("X-Yativo-Signature", signature);
    }
    var started = System.nanoTime();
    var result = exchange(request.build(), limit);
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    return new Attempt(
        at, timestamp, signature, result.status(), result.body(), result.error(), took);
  }

  private static @Nullable String signature(
      WebhookEndpoint endpoint, Delivery delivery, long timestamp) {
    return switch (delivery.signing().hand()) {
      case GENUINE -> Signature.of(endpoint.secret(), timestamp, delivery.body());
      case WRONG_SECRET -> Signature.of(SOMEBODY_ELSES_SECRET, timestamp, delivery.body());
      case NONE -> null;
      case RECORDED -> delivery.signing().signature();
    };
  }

  private Result exchange(HttpRequest request, Duration limit) {
    var beginning = new Beginning();
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(request, BodyHandlers.ofByteArrayConsumer(beginning::add));
    try {
      int status = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS).statusCode();
      return new Result(status, beginning.text(), null);
    } catch (TimeoutException late) {
      answer.cancel(true);
      return new Result(null, null, "no answer within " + limit.toMillis() + " ms");
    } catch (ExecutionException failed) {
      var cause = failed.getCause();
      return new Result(
          null, null, cause instanceof IOException ? cause.toString() : failed.toString());
    } catch (InterruptedException closing) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new Result(null, null, "the twin was closed");
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private record Result(@Nullable Integer status, @Nullable String body, @Nullable String error) {}

  /** Keeps the first bytes of an answer and lets the rest go by. */
  private static final class Beginning {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    synchronized void add(Optional<byte[]> chunk) {
      chunk.ifPresent(
          bytes ->
              kept.write(bytes, 0, Math.min(bytes.length, KEPT_OF_AN_ANSWER_BYTES - kept.size())));
    }

    synchronized String text() {
      return kept.toString(StandardCharsets.UTF_8);
    }
  }
}
