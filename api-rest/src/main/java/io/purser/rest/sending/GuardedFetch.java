package io.purser.rest.sending;

import io.purser.domain.webhook.WebhookUrl;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.Closer;

/**
 * Reads a page whose address somebody from outside has named, where webhooks may go as well and
 * nowhere else: the name is looked up once, each address is looked at, and no redirect is followed.
 */
@Singleton
public final class GuardedFetch {
  private static final int OK = 200;

  private final Targets targets;
  private final CloseableHttpClient client;

  /** Ends what takes too long, in whatever it is. */
  private final ScheduledExecutorService alarms =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("purser-fetch-alarm").factory());

  GuardedFetch(Targets targets, CloseableHttpClient client) {
    this.targets = targets;
    this.client = client;
  }

  @PreDestroy
  void stop() {
    alarms.shutdownNow();
  }

  /**
   * The text at this address.
   *
   * @throws IOException when it cannot be had within the time, is longer, or is elsewhere
   */
  public String text(WebhookUrl url, int mostBytes, Duration time) throws IOException {
    var request = new HttpGet(url.uri());
    request.setHeader("Accept", "application/json");
    request.setHeader("User-Agent", "Purser/1");
    var alarm = alarms.schedule(request::cancel, time.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return FirstToConnect.of(
          targets.of(url), request, address -> text(request, address, mostBytes));
    } finally {
      alarm.cancel(false);
    }
  }

  private String text(HttpGet request, HttpHost address, int mostBytes) throws IOException {
    var response = client.executeOpen(address, request, null);
    try {
      if (response.getCode() != OK || response.getEntity() == null) {
        throw new IOException("there is nothing at this address");
      }
      var bytes = response.getEntity().getContent().readNBytes(mostBytes + 1);
      if (bytes.length > mostBytes) {
        throw new IOException("there is too much at this address");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } finally {
      // Closing alone would read to the end of whatever is there.
      request.cancel();
      Closer.closeQuietly(response);
    }
  }
}
