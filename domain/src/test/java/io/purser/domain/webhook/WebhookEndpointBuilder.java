package io.purser.domain.webhook;

import io.purser.domain.Given;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.webhook.WebhookEndpoint.State;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/** Makes endpoints. */
public final class WebhookEndpointBuilder {
  private final Tenant tenant;
  private final Instant createdAt;
  private WantedEvents wanted = new WantedEvents.All();

  private WebhookEndpointBuilder(Tenant tenant, Instant createdAt) {
    this.tenant = tenant;
    this.createdAt = createdAt;
  }

  public static WebhookEndpointBuilder anEndpointOf(Tenant tenant, Instant createdAt) {
    return new WebhookEndpointBuilder(tenant, createdAt);
  }

  public WebhookEndpointBuilder wanting(String... types) {
    wanted = new WantedEvents.OfTypes(new TreeSet<>(List.of(types)));
    return this;
  }

  public WebhookEndpoint build() {
    return new WebhookEndpoint(
        new WebhookEndpoint.Header(
            WebhookEndpointId.next(Given.IDS), tenant.id(), createdAt, createdAt, 1),
        new WebhookUrl("https://hooks.example.com/purser?token=abc"),
        "tells the ledger",
        wanted,
        SigningSecrets.of(SigningSecret.random(new SecureRandom())),
        new State.Enabled());
  }
}
