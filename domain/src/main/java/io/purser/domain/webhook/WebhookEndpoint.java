package io.purser.domain.webhook;

import io.purser.domain.tenant.TenantId;
import java.time.Instant;

/** An address of a tenant's own to which its events are sent. */
public record WebhookEndpoint(
    Header header,
    WebhookUrl url,
    String description,
    WantedEvents wanted,
    SigningSecrets secrets,
    State state) {

  /** {@code version} is the one loaded; saving over any other is refused. */
  public record Header(
      WebhookEndpointId id, TenantId tenant, Instant createdAt, Instant updatedAt, long version) {}

  /** Whether anything is sent there. */
  public sealed interface State {
    record Enabled() implements State {}

    /** Nothing is sent and nothing is lost: it goes on where it stopped, once it is enabled. */
    record Disabled(Why why, Instant since) implements State {}
  }

  /** Why nothing is sent. */
  public enum Why {
    /** Somebody of the tenant asked for it. */
    REQUESTED,
    /** It answered 410: it wants nothing more. */
    GONE,
    /** Nothing reached it for the whole time of a delivery's tries. */
    FAILING
  }

  public WebhookEndpointId id() {
    return header.id();
  }

  public TenantId tenant() {
    return header.tenant();
  }

  public boolean isEnabled() {
    return state instanceof State.Enabled;
  }

  /** What a person may set. */
  public WebhookEndpoint with(
      WebhookUrl newUrl, String newDescription, WantedEvents newWanted, Instant at) {
    return new WebhookEndpoint(touched(at), newUrl, newDescription, newWanted, secrets, state);
  }

  WebhookEndpoint signingWith(SigningSecrets newSecrets, Instant at) {
    return new WebhookEndpoint(touched(at), url, description, wanted, newSecrets, state);
  }

  public WebhookEndpoint enabled(Instant at) {
    return new WebhookEndpoint(touched(at), url, description, wanted, secrets, new State.Enabled());
  }

  public WebhookEndpoint disabled(Why why, Instant at) {
    return new WebhookEndpoint(
        touched(at), url, description, wanted, secrets, new State.Disabled(why, at));
  }

  private Header touched(Instant at) {
    return new Header(header.id(), header.tenant(), header.createdAt(), at, header.version());
  }
}
