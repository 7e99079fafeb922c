package io.purser.rest.sending;

import io.purser.domain.webhook.Attempt;
import io.purser.domain.webhook.Attempt.Result;
import io.purser.domain.webhook.WebhookMessage;
import io.purser.domain.webhook.WebhookSender;
import io.purser.domain.webhook.WebhookUrl;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.Closer;
import org.jspecify.annotations.Nullable;

/**
 * Posts messages with the headers of Standard Webhooks. Of the answer it takes the status and when
 * to come again; the rest is not read.
 */
@Singleton
final class HttpWebhookSender implements WebhookSender {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  private final Targets targets;
  private final CloseableHttpClient client;
  private final InstantSource clock;

  /** Ends attempts whose time is over, in whatever they are. */
  private final ScheduledExecutorService alarms =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("purser-webhook-alarm").factory());

  HttpWebhookSender(Targets targets, CloseableHttpClient client, InstantSource clock) {
    this.targets = targets;
    this.client = client;
    this.clock = clock;
  }

  @PreDestroy
  void stop() {
    alarms.shutdownNow();
  }

  @Override
  public Attempt send(WebhookUrl url, WebhookMessage message, Duration time) {
    long begun = System.nanoTime();
    var request = request(url, message);
    var late = new AtomicBoolean();
    var alarm =
        alarms.schedule(
            () -> {
              late.set(true);
              request.cancel();
            },
            time.toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      return FirstToConnect.of(targets.of(url), request, address -> post(request, address, begun));
    } catch (IOException failed) {
      return Attempt.failed(late.get() ? Result.TIMED_OUT : resultOf(failed), since(begun));
    } finally {
      alarm.cancel(false);
    }
  }

  private static HttpPost request(WebhookUrl url, WebhookMessage message) {
    var request = new HttpPost(url.uri());
    request.setHeader("webhook-id", message.id());
    request.setHeader("webhook-timestamp", Long.toString(message.timestamp()));
    request.setHeader("webhook-signature", message.signature());
    request.setEntity(new StringEntity(message.body(), ContentType.APPLICATION_JSON));
    return request;
  }

  private Attempt post(HttpPost request, HttpHost address, long begun) throws IOException {
    var response = client.executeOpen(address, request, null);
    try {
      int status = response.getCode();
      var wish = response.getFirstHeader("Retry-After");
      return Attempt.answered(
          status, retryAfter(status, wish == null ? null : wish.getValue()), since(begun));
    } finally {
      // Closing alone would read to the end of whatever the receiver writes.
      request.cancel();
      Closer.closeQuietly(response);
    }
  }

  private @Nullable Duration retryAfter(int status, @Nullable String wish) {
    return wish != null && (status == TOO_MANY_REQUESTS || status == UNAVAILABLE)
        ? RetryAfter.parse(wish, clock).orElse(null)
        : null;
  }

  private static Result resultOf(IOException failed) {
    return switch (failed) {
      case ForbiddenAddress _ -> Result.FORBIDDEN_ADDRESS;
      case UnknownHostException _ -> Result.UNKNOWN_HOST;
      case SSLHandshakeException _ -> Result.NOT_TRUSTED;
      case SSLPeerUnverifiedException _ -> Result.NOT_TRUSTED;
      case ConnectException _ -> Result.NO_CONNECTION;
      case NoRouteToHostException _ -> Result.NO_CONNECTION;
      // Of connecting and of reading.
      case InterruptedIOException _ -> Result.TIMED_OUT;
      default -> Result.BROKEN_OFF;
    };
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
