package io.purser.verification;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one HTTP client. It follows no redirect, repeats no write, reads no more than it may, and has
 * no more calls under way than it may. It logs what was called and how that ended, and nothing that
 * was said.
 */
final class ImporterHttp implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ImporterHttp.class);
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,5}");
  private static final String PATH = "/v1/verification-imports";

  /** A short burst is waited out. */
  private static final Duration WAIT_FOR_A_PLACE = Duration.ofMillis(100);

  private final HttpClient client;
  private final String imports;
  private final String authorization;
  private final int maxAnswerBytes;
  private final Semaphore places;

  ImporterHttp(URI baseUrl, String token, ImporterSettings settings) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.connectTimeout())
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    this.imports = baseUrl + PATH;
    this.authorization = "Bearer " + token;
    this.maxAnswerBytes = settings.maxAnswerBytes();
    this.places = new Semaphore(settings.concurrentCalls());
  }

  Exchange post(String key, byte[] body, Duration timeout) {
    return exchange(
        "take",
        request(imports)
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body)),
        timeout);
  }

  Exchange get(String key, Duration timeout) {
    return exchange("find", request(imports + "/" + key).GET(), timeout);
  }

  private HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(URI.create(address))
        .header("Accept", "application/json")
        .header("Authorization", authorization);
  }

  private Exchange exchange(String operation, HttpRequest.Builder request, Duration timeout) {
    long begun = System.nanoTime();
    var exchange = inItsPlace(request.build(), timeout);
    long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
    switch (exchange) {
      case Exchange.Answered(int status, _, _) ->
          LOG.info("importer call: operation={} status={} took={}ms", operation, status, millis);
      case Exchange.NotSent(var why) ->
          LOG.warn("importer call: operation={} not sent: {} took={}ms", operation, why, millis);
      case Exchange.NoAnswer(var why) ->
          LOG.warn("importer call: operation={} no answer: {} took={}ms", operation, why, millis);
    }
    return exchange;
  }

  private Exchange inItsPlace(HttpRequest request, Duration timeout) {
    if (timeout.isZero()) {
      return new Exchange.NotSent("no time is left");
    }
    if (!hasPlace()) {
      return new Exchange.NotSent("too many calls under way");
    }
    try {
      return await(
          client.sendAsync(
              request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), maxAnswerBytes)),
          timeout);
    } finally {
      places.release();
    }
  }

  private boolean hasPlace() {
    try {
      return places.tryAcquire(WAIT_FOR_A_PLACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * An interrupt does not end the wait: a request that may have left is worth its answer, and the
   * timeout is near. The copy is given up, so that the call itself can still be cancelled.
   */
  private static Exchange await(CompletableFuture<HttpResponse<byte[]>> answer, Duration timeout) {
    try {
      return answered(answer.copy().orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS).join());
    } catch (CompletionException failed) {
      answer.cancel(true);
      return unanswered(failed.getCause());
    }
  }

  private static Exchange answered(HttpResponse<byte[]> response) {
    var retryAfter =
        response
            .headers()
            .firstValue("Retry-After")
            .map(String::strip)
            .filter(text -> SECONDS.matcher(text).matches())
            .map(text -> Duration.ofSeconds(Integer.parseInt(text)))
            .orElse(Duration.ZERO);
    return new Exchange.Answered(response.statusCode(), response.body(), retryAfter);
  }

  /** A message may quote what came over the wire, so only the kind of failure is told. */
  private static Exchange unanswered(@Nullable Throwable cause) {
    return switch (cause) {
      case ConnectException _ -> new Exchange.NotSent("no connection");
      case HttpConnectTimeoutException _ -> new Exchange.NotSent("no connection in time");
      case TimeoutException _ -> new Exchange.NoAnswer("no answer in time");
      case null -> new Exchange.NoAnswer("the exchange broke");
      default -> new Exchange.NoAnswer("the exchange broke: " + cause.getClass().getSimpleName());
    };
  }

  @Override
  public void close() {
    client.close();
  }
}
