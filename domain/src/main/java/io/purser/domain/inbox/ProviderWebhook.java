package io.purser.domain.inbox;

import io.purser.domain.inbox.WebhookRegistrar.Result;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import java.time.Duration;

/**
 * Keeps the provider's registration of our endpoint and our knowledge of its secret together. Every
 * step may be repeated, and repeating mends what broke off.
 */
public final class ProviderWebhook {
  private final Endpoints endpoints;
  private final WebhookRegistrar registrar;
  private final EndpointAddress address;
  private final Duration previousGoodFor;

  /**
   * @param previousGoodFor how long a secret stays good once the provider signs with another: as
   *     long as deliveries that were signed with it may still arrive
   */
  public ProviderWebhook(
      Endpoints endpoints,
      WebhookRegistrar registrar,
      EndpointAddress address,
      Duration previousGoodFor) {
    this.endpoints = endpoints;
    this.registrar = registrar;
    this.address = address;
    this.previousGoodFor = previousGoodFor;
  }

  /** Registers our endpoint, or finds it and mends it; takes over the secret either way. */
  public Result register(ProviderAccountId account, Deadline deadline) {
    return adopted(account, look(account, deadline), previousGoodFor);
  }

  /**
   * Has the provider sign with a new secret. One that it has already and we do not know counts as
   * the new one: it is what became of an earlier attempt whose answer was lost.
   *
   * @param keepPrevious whether the secret of until now stays good for a while; not when somebody
   *     else may know it
   */
  public Result rotate(ProviderAccountId account, boolean keepPrevious, Deadline deadline) {
    var previousFor = keepPrevious ? previousGoodFor : Duration.ZERO;
    var found = look(account, deadline);
    return found instanceof Result.Registered(var webhook, var secret) && isOurs(account, secret)
        ? adopted(account, registrar.rotate(account, webhook, deadline), previousFor)
        : adopted(account, found, previousFor);
  }

  private Result look(ProviderAccountId account, Deadline deadline) {
    return registrar.register(account, address.urlOf(EndpointId.of(account)), deadline);
  }

  private boolean isOurs(ProviderAccountId account, String secret) {
    return endpoints.ofAccount(account).filter(it -> it.secret().equals(secret)).isPresent();
  }

  private Result adopted(ProviderAccountId account, Result result, Duration previousFor) {
    if (result instanceof Result.Registered(_, var secret)) {
      endpoints.adopt(EndpointId.of(account), account, secret, previousFor);
    }
    return result;
  }
}
