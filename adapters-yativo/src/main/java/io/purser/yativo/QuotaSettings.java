package io.purser.yativo;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.core.bind.annotation.Bindable;
import io.purser.domain.quota.Allowance;

/**
 * How many calls the provider allows an account. Set under {@code purser.provider.quotas.<name>},
 * where the name is that of the account; what its plan says, if that is more or less than what is
 * assumed without. What the provider reports lowers it at run time and never raises it.
 */
@EachProperty("purser.provider.quotas")
public record QuotaSettings(
    @Parameter String name,
    @Bindable(defaultValue = "60") int perMinute,
    @Bindable(defaultValue = "3000") int perHour,
    @Bindable(defaultValue = "50000") int perDay) {
  public QuotaSettings {
    try {
      var _ = new Allowance(perMinute, perHour, perDay);
    } catch (IllegalArgumentException unusable) {
      throw new IllegalArgumentException(
          "purser.provider.quotas." + name + ": " + unusable.getMessage(), unusable);
    }
  }

  /** Of an account of which nothing else is said: the provider's sample of a new key. */
  public static QuotaSettings assumed(String account) {
    return new QuotaSettings(account, 60, 3000, 50_000);
  }

  public Allowance allowance() {
    return new Allowance(perMinute, perHour, perDay);
  }
}
