package io.purser.rest.limit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micronaut.http.HttpRequest;
import io.purser.domain.access.Caller;
import io.purser.domain.throttle.Replenishment;
import io.purser.domain.throttle.Standing;
import io.purser.domain.throttle.Subject;
import io.purser.domain.throttle.Throttle;
import io.purser.rest.edge.ClientAddress;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Limits how often may be asked. Nothing here waits for anything: what a node may give away it has
 * fetched before (ADR 31).
 */
@Singleton
public final class RateLimits {
  private final RateLimitSettings settings;
  private final TenantRates tenantRates;
  private final Throttle callers;
  private final Throttle tenants;
  private final Throttle addresses;
  private final Throttle failures;
  private final Throttle deliveries;
  private final Map<Policy, Counter> refused = new EnumMap<>(Policy.class);

  RateLimits(
      RateLimitSettings settings,
      TenantRates tenantRates,
      Replenishment replenishment,
      Optional<MeterRegistry> meters) {
    var registry = meters.orElseGet(CompositeMeterRegistry::new);
    this.settings = settings;
    this.tenantRates = tenantRates;
    this.callers = throttle(Policy.CALLER, replenishment, registry);
    this.tenants = throttle(Policy.TENANT, replenishment, registry);
    this.addresses = throttle(Policy.ADDRESS, replenishment, registry);
    this.failures = throttle(Policy.FAILURES, replenishment, registry);
    this.deliveries = throttle(Policy.DELIVERIES, replenishment, registry);
    for (var policy : Policy.values()) {
      refused.put(policy, registry.counter("purser.requests.limited", "policy", policy.text()));
    }
  }

  private Throttle throttle(Policy policy, Replenishment replenishment, MeterRegistry registry) {
    var throttle = new Throttle(policy.text(), settings.kept(), settings.nodes(), replenishment);
    Gauge.builder("purser.rate.limit.kept", throttle, Throttle::size)
        .tag("policy", policy.text())
        .register(registry);
    return throttle;
  }

  /**
   * Counts what has proved who it is.
   *
   * @throws Refused when its caller or tenant has asked too often
   */
  public void admit(HttpRequest<?> request, Caller caller) {
    var network = network(request);
    addresses.welcome(new Subject.From(network), settings.address());
    failures.welcome(new Subject.FailuresFrom(network), settings.failures());
    var rates = tenantRates.of(caller.tenant());
    var tenant = caller.tenant();
    require(
        request,
        Policy.CALLER,
        callers.take(new Subject.OfCaller(tenant, caller.principal()), rates.caller()));
    // Whoever may have logins for nothing would use up what the tenant's services share.
    if (!(caller instanceof Caller.Newcomer)) {
      require(request, Policy.TENANT, tenants.take(new Subject.OfTenant(tenant), rates.tenant()));
    }
  }

  /**
   * Counts what has yet to prove who it is, by the address that it comes from.
   *
   * @throws Refused when that has asked, or failed, too often; whatever the credential is
   */
  void admit(HttpRequest<?> request) {
    var network = network(request);
    require(request, Policy.ADDRESS, addresses.take(new Subject.From(network), settings.address()));
    var failed = failures.look(new Subject.FailuresFrom(network), settings.failures());
    if (!failed.within()) {
      require(request, Policy.FAILURES, failed);
    }
  }

  /**
   * Counts what is delivered for the provider.
   *
   * @throws Refused when far more comes than a provider delivers
   */
  void admitDelivery(HttpRequest<?> request) {
    require(
        request,
        Policy.DELIVERIES,
        deliveries.take(new Subject.DeliveriesFrom(network(request)), settings.deliveries()));
  }

  /** The request has proved nothing. */
  void failed(HttpRequest<?> request) {
    failures.charge(new Subject.FailuresFrom(network(request)), settings.failures());
  }

  /**
   * The nearest limit; that of the address when the request was turned away before it was counted.
   */
  Limit nearest(HttpRequest<?> request) {
    return Limit.of(request)
        .orElseGet(
            () ->
                new Limit(
                    Policy.ADDRESS,
                    addresses.look(new Subject.From(network(request)), settings.address())));
  }

  private void require(HttpRequest<?> request, Policy policy, Standing standing) {
    new Limit(policy, standing).note(request);
    if (!standing.within()) {
      var counter = refused.get(policy);
      if (counter != null) {
        counter.increment();
      }
      throw new Refused(Problem.of(ProblemCode.RATE_LIMITED).retryAfter(standing.again()));
    }
  }

  private static String network(HttpRequest<?> request) {
    return Network.of(ClientAddress.of(request));
  }
}
