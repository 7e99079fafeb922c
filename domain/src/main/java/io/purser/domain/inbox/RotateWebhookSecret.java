package io.purser.domain.inbox;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.idempotency.ResumableRequests.Progress;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.Deadline;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;

/** Changes the secret that the provider signs its deliveries with. */
public final class RotateWebhookSecret {
  private final Tenants tenants;
  private final Endpoints endpoints;
  private final ProviderWebhook webhook;
  private final Journal journal;
  private final InstantSource clock;

  public RotateWebhookSecret(
      Tenants tenants,
      Endpoints endpoints,
      ProviderWebhook webhook,
      Journal journal,
      InstantSource clock) {
    this.tenants = tenants;
    this.endpoints = endpoints;
    this.webhook = webhook;
    this.journal = journal;
    this.clock = clock;
  }

  /** The endpoint of the tenant's account. */
  public Optional<Endpoint> endpoint(TenantId tenant) {
    return endpoints.ofAccount(accountOf(tenant));
  }

  /**
   * Only one secret can be the previous one, so a rotation that is to keep it waits for the end of
   * the one before.
   *
   * <p>A try that goes on where another one broke off looks whether the secret is still the one
   * that was to be replaced. If it is not, the rotation is done. If it is, the provider may have
   * rotated it all the same, which {@link ProviderWebhook#rotate} finds out before it asks again.
   *
   * @param keepPrevious whether the secret of until now stays good for a while
   */
  public Result handle(
      TenantId tenant, boolean keepPrevious, Initiator by, Progress progress, Deadline deadline) {
    var account = accountOf(tenant);
    var endpoint = endpoints.ofAccount(account);
    if (endpoint.isEmpty()) {
      return new Result.NoEndpoint();
    }
    var replaced = progress.reached();
    var current = fingerprint(endpoint.get().secret());
    if (replaced.isPresent() && !replaced.get().equals(current)) {
      return new Result.Rotated(endpoint.get());
    }
    var previous = endpoint.get().previous();
    if (keepPrevious && previous != null) {
      return new Result.UnderWay(previous.goodUntil());
    }
    if (replaced.isEmpty()) {
      var id = endpoint.get().id();
      progress.note(current, () -> note(tenant, id, by));
    }
    return switch (webhook.rotate(account, keepPrevious, deadline)) {
      case WebhookRegistrar.Result.Registered _ ->
          new Result.Rotated(endpoints.ofAccount(account).orElseThrow());
      case WebhookRegistrar.Result.Refused(var why) -> new Result.Refused(why);
      case WebhookRegistrar.Result.Unclear(_, var retryAfter) -> new Result.Unclear(retryAfter);
    };
  }

  /** Before it is done: better to have noted one that broke off than to miss one. */
  private void note(TenantId tenant, EndpointId id, Initiator by) {
    journal.note(by, tenant, "webhook_secret.rotated", id.value(), clock.instant());
  }

  /** Tells secrets apart and gives none away: they are long and random. */
  private static String fingerprint(String secret) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private ProviderAccountId accountOf(TenantId tenant) {
    return tenants.get(tenant).orElseThrow().account();
  }

  /** What came of it. */
  public sealed interface Result {
    record Rotated(Endpoint endpoint) implements Result {}

    /** The tenant's account has no endpoint: nothing is delivered to us. */
    record NoEndpoint() implements Result {}

    /** The secret before the last rotation is still good. */
    record UnderWay(Instant until) implements Result {}

    /** {@code why} holds the provider's code. */
    record Refused(String why) implements Result {}

    /** Not known yet. The next try finds out, and so does the next sweep. */
    record Unclear(Duration retryAfter) implements Result {}
  }
}
