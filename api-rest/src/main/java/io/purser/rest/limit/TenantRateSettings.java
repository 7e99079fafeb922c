package io.purser.rest.limit;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import io.purser.domain.throttle.Rate;
import org.jspecify.annotations.Nullable;

/**
 * What is different for one tenant: {@code purser.rate-limit.tenants.<slug>.*}.
 *
 * @param slug of the tenant
 */
@EachProperty("purser.rate-limit.tenants")
public record TenantRateSettings(
    @Parameter String slug,
    @Nullable Integer callerPerSecond,
    @Nullable Integer callerBurst,
    @Nullable Integer tenantPerSecond,
    @Nullable Integer tenantBurst) {
  /**
   * @throws IllegalArgumentException when nobody could ask as often, with what is not said here as
   *     it is for everybody
   */
  void requirePossibleOver(RateLimitSettings everybody) {
    var _ = rate("caller", callerPerSecond, callerBurst, everybody.caller());
    var _ = rate("tenant", tenantPerSecond, tenantBurst, everybody.tenant());
  }

  private Rate rate(
      String of, @Nullable Integer perSecond, @Nullable Integer burst, Rate otherwise) {
    return RateLimitSettings.rate(
        "tenants." + slug + "." + of,
        perSecond == null ? otherwise.perSecond() : perSecond,
        burst == null ? otherwise.burst() : burst);
  }
}
