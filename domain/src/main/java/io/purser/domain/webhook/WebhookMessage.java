package io.purser.domain.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One attempt to tell one endpoint of one event, with the headers of Standard Webhooks.
 *
 * @param id the event's: the same at every attempt, so that receivers know a repeat
 * @param timestamp when this attempt was signed, in seconds since 1970
 * @param signature one for each secret in force, with a space between
 */
public record WebhookMessage(String id, long timestamp, String signature, String body) {

  /** Signed anew for each attempt, because receivers take no old timestamps. */
  public static WebhookMessage signed(
      String id, String body, List<SigningSecret> secrets, Instant at) {
    long timestamp = at.getEpochSecond();
    var content = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
    var signature =
        secrets.stream().map(secret -> secret.sign(content)).collect(Collectors.joining(" "));
    return new WebhookMessage(id, timestamp, signature, body);
  }
}
