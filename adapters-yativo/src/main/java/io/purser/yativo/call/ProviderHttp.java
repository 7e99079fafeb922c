package io.purser.yativo.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.purser.yativo.AccountSettings;
import io.purser.yativo.ProviderSettings;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one HTTP client. It follows no redirect, repeats nothing, reads no more than it may, and
 * tells what certainly did not leave from what may have arrived.
 *
 * <p>A connection that idles in the pool may be closed by the provider at the very moment at which
 * it is used again. Seen from here, a request that was lost that way and one that was worked before
 * the connection broke look the same, so both are {@link Exchange.NoAnswer}: the next try looks
 * before it sends.
 */
@Singleton
final class ProviderHttp implements AutoCloseable {
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,5}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,11}");
  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._:-]{1,80}");

  /** Writes amounts in full: an exponent is JSON as well, and not every reader knows. */
  private static final ObjectWriter JSON =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build().writer();

  private final HttpClient client;

  ProviderHttp(ProviderSettings settings) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.connectTimeout())
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  Exchange exchange(
      AccountSettings account,
      Request request,
      @Nullable Token token,
      Duration timeout,
      int maxBytes) {
    var builder =
        HttpRequest.newBuilder(URI.create(account.baseUrl() + request.path()))
            .header("Accept", "application/json");
    if (token != null) {
      builder.header("Authorization", "Bearer " + token.value());
    }
    if (request.idempotencyKey() != null) {
      builder.header("Idempotency-Key", request.idempotencyKey());
    }
    var body = request.body() == null ? null : new SentOnce(bytes(request.body()));
    if (body == null) {
      builder.method(request.route().method(), BodyPublishers.noBody());
    } else {
      builder.header("Content-Type", "application/json").method(request.route().method(), body);
    }
    var handler = BodyHandlers.limiting(BodyHandlers.ofByteArray(), maxBytes);
    return await(client.sendAsync(builder.build(), handler), body, timeout);
  }

  private static Exchange await(
      CompletableFuture<HttpResponse<byte[]>> answer, @Nullable SentOnce body, Duration timeout) {
    try {
      return answered(uninterrupted(answer, timeout));
    } catch (TimeoutException e) {
      // The body is withheld first: cancelling takes a moment, in which it could still leave.
      var outcome = unanswered(body, "no answer in time");
      answer.cancel(true);
      return outcome;
    } catch (ExecutionException e) {
      var cause = e.getCause() == null ? e : e.getCause();
      // A message may quote what came over the wire, so only the kind of failure is told.
      return unanswered(body, "the exchange broke: " + cause.getClass().getSimpleName());
    } catch (CancellationException e) {
      return unanswered(body, "the exchange was cancelled");
    }
  }

  /**
   * An interrupt does not end the wait: a request that may have left is worth its answer, and the
   * timeout is near.
   */
  private static HttpResponse<byte[]> uninterrupted(
      CompletableFuture<HttpResponse<byte[]>> answer, Duration timeout)
      throws ExecutionException, TimeoutException {
    long due = System.nanoTime() + timeout.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return answer.get(due - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Exchange unanswered(@Nullable SentOnce body, String why) {
    return body != null && body.withhold() ? new Exchange.NotSent(why) : new Exchange.NoAnswer(why);
  }

  private static Exchange answered(HttpResponse<byte[]> response) {
    return new Exchange.Answered(
        response.statusCode(),
        response.body(),
        retryAfter(response),
        requestId(response),
        rateLimit(response));
  }

  private static Exchange.@Nullable RateLimit rateLimit(HttpResponse<?> response) {
    var allowed = number(response, "X-RateLimit-Limit");
    var remaining = number(response, "X-RateLimit-Remaining");
    var reset = number(response, "X-RateLimit-Reset");
    return allowed.isEmpty() || allowed.getAsLong() == 0 || remaining.isEmpty() || reset.isEmpty()
        ? null
        : new Exchange.RateLimit(
            Math.clamp(allowed.getAsLong(), 1, Integer.MAX_VALUE),
            Math.clamp(remaining.getAsLong(), 0, Integer.MAX_VALUE),
            Instant.ofEpochSecond(reset.getAsLong()));
  }

  private static OptionalLong number(HttpResponse<?> response, String header) {
    return response
        .headers()
        .firstValue(header)
        .map(String::strip)
        .filter(text -> NUMBER.matcher(text).matches())
        .map(text -> OptionalLong.of(Long.parseLong(text)))
        .orElseGet(OptionalLong::empty);
  }

  private static Duration retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .map(String::strip)
        .filter(text -> SECONDS.matcher(text).matches())
        .map(text -> Duration.ofSeconds(Integer.parseInt(text)))
        .orElse(Duration.ZERO);
  }

  private static String requestId(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("X-Request-Id")
        .or(() -> response.headers().firstValue("CF-Ray"))
        .filter(id -> REQUEST_ID.matcher(id).matches())
        .orElse("");
  }

  private static byte[] bytes(JsonNode body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  /** Waits for the answers that are still to come; every wait has its timeout. */
  @Override
  @PreDestroy
  public void close() {
    client.close();
  }
}
