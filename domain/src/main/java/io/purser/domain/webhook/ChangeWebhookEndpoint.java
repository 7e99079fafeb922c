package io.purser.domain.webhook;

import io.purser.domain.audit.Initiator;
import io.purser.domain.audit.MemberChange;
import io.purser.domain.event.Journal;
import io.purser.domain.tenant.TenantId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;

/** Changes an endpoint, or ends it. Inside a unit of work. */
public final class ChangeWebhookEndpoint {
  private final WebhookEndpoints endpoints;
  private final WebhookDeliveries deliveries;
  private final Journal journal;
  private final InstantSource clock;
  private final SecureRandom random;
  private final Duration previousSecretGoodFor;

  public ChangeWebhookEndpoint(
      WebhookEndpoints endpoints,
      WebhookDeliveries deliveries,
      Journal journal,
      InstantSource clock,
      SecureRandom random,
      Duration previousSecretGoodFor) {
    this.endpoints = endpoints;
    this.deliveries = deliveries;
    this.journal = journal;
    this.clock = clock;
    this.random = random;
    this.previousSecretGoodFor = previousSecretGoodFor;
  }

  /**
   * Sets what a person may set.
   *
   * @param expected whether this is a version that the caller knows
   */
  public Result change(
      TenantId tenant,
      WebhookEndpointId id,
      LongPredicate expected,
      UnaryOperator<Settings> change,
      Initiator by) {
    return with(
        tenant,
        id,
        expected,
        found -> {
          var wanted = change.apply(Settings.of(found));
          note(by, found, "webhook_endpoint.changed", Settings.of(found).changesTo(wanted));
          return endpoints.save(
              switched(
                  found.with(wanted.url(), wanted.description(), wanted.wanted(), clock.instant()),
                  wanted.enabled()));
        });
  }

  private WebhookEndpoint switched(WebhookEndpoint endpoint, boolean enabled) {
    if (enabled == endpoint.isEnabled()) {
      return endpoint;
    }
    if (enabled) {
      deliveries.resume(endpoint.tenant(), endpoint.id());
      return endpoint.enabled(clock.instant());
    }
    deliveries.hold(endpoint.tenant(), endpoint.id());
    return endpoint.disabled(WebhookEndpoint.Why.REQUESTED, clock.instant());
  }

  /**
   * Signs with a new secret from now on.
   *
   * @param keepPrevious whether messages are signed with the one of until now as well for a while;
   *     false when somebody else may know it
   */
  public Result rotateSecret(
      TenantId tenant, WebhookEndpointId id, boolean keepPrevious, Initiator by) {
    return with(
        tenant,
        id,
        _ -> true,
        found -> {
          var now = clock.instant();
          var next = SigningSecret.random(random);
          note(by, found, "webhook_endpoint.secret_rotated", List.of());
          return endpoints.save(
              found.signingWith(
                  keepPrevious
                      ? found.secrets().rotated(next, now.plus(previousSecretGoodFor), now)
                      : SigningSecrets.of(next),
                  now));
        });
  }

  /** Nothing is sent to it any more. */
  public Result remove(
      TenantId tenant, WebhookEndpointId id, LongPredicate expected, Initiator by) {
    return with(
        tenant,
        id,
        expected,
        found -> {
          note(by, found, "webhook_endpoint.removed", List.of());
          deliveries.drop(tenant, id);
          endpoints.remove(found);
          return found;
        });
  }

  private Result with(
      TenantId tenant,
      WebhookEndpointId id,
      LongPredicate expected,
      Function<WebhookEndpoint, WebhookEndpoint> change) {
    var found = endpoints.lock(tenant, id);
    if (found.isEmpty()) {
      return new Result.NoSuchEndpoint();
    }
    return expected.test(found.get().header().version())
        ? new Result.Changed(change.apply(found.get()))
        : new Result.OtherVersion();
  }

  private void note(
      Initiator by, WebhookEndpoint endpoint, String action, List<MemberChange> changes) {
    journal.note(
        by, endpoint.tenant(), action, endpoint.id().value(), null, changes, clock.instant());
  }

  /** What a person may set. */
  public record Settings(WebhookUrl url, String description, WantedEvents wanted, boolean enabled) {
    static Settings of(WebhookEndpoint endpoint) {
      return new Settings(
          endpoint.url(), endpoint.description(), endpoint.wanted(), endpoint.isEnabled());
    }

    /** What became of each, for the audit log. An address may have a secret in it. */
    List<MemberChange> changesTo(Settings after) {
      return List.of(
          new MemberChange.Personal("url", url.value(), after.url.value()),
          new MemberChange.Personal("description", description, after.description),
          MemberChange.of("events", said(wanted), said(after.wanted)),
          MemberChange.of("enabled", enabled, after.enabled));
    }

    private static String said(WantedEvents wanted) {
      return switch (wanted) {
        case WantedEvents.All _ -> "all";
        case WantedEvents.OfTypes(var types) -> String.join(",", types);
      };
    }
  }

  /** What came of it. */
  public sealed interface Result {
    record Changed(WebhookEndpoint endpoint) implements Result {}

    record NoSuchEndpoint() implements Result {}

    /** Somebody has changed it since the caller looked. */
    record OtherVersion() implements Result {}
  }
}
