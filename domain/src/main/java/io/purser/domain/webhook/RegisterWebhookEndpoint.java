package io.purser.domain.webhook;

import io.purser.domain.audit.Initiator;
import io.purser.domain.audit.MemberChange;
import io.purser.domain.event.EventFeed;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.tenant.TenantId;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/** Adds an endpoint, which is told of what happens from then on. Inside a unit of work. */
public final class RegisterWebhookEndpoint {
  /** Each costs a delivery for each event. */
  public static final int MOST = 20;

  private final WebhookEndpoints endpoints;
  private final EventFeed feed;
  private final Journal journal;
  private final Ids ids;
  private final InstantSource clock;
  private final SecureRandom random;

  public RegisterWebhookEndpoint(
      WebhookEndpoints endpoints,
      EventFeed feed,
      Journal journal,
      Ids ids,
      InstantSource clock,
      SecureRandom random) {
    this.endpoints = endpoints;
    this.feed = feed;
    this.journal = journal;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
  }

  public Result handle(
      TenantId tenant, WebhookUrl url, String description, WantedEvents wanted, Initiator by) {
    if (endpoints.count(tenant) >= MOST) {
      return new Result.TooMany();
    }
    var now = clock.instant();
    var endpoint =
        new WebhookEndpoint(
            new WebhookEndpoint.Header(WebhookEndpointId.next(ids), tenant, now, now, 1),
            url,
            description,
            wanted,
            SigningSecrets.of(SigningSecret.random(random)),
            new WebhookEndpoint.State.Enabled());
    endpoints.add(endpoint, feed.head(tenant));
    journal.note(
        by,
        tenant,
        "webhook_endpoint.created",
        endpoint.id().value(),
        null,
        List.of(new MemberChange.Personal("url", null, url.value())),
        now);
    return new Result.Registered(endpoint);
  }

  /** What came of it. */
  public sealed interface Result {
    record Registered(WebhookEndpoint endpoint) implements Result {}

    record TooMany() implements Result {}
  }
}
