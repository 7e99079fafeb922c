package io.purser.domain.work;

import io.purser.domain.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf something is done, and how urgent it is.
 *
 * @param tenant null for what is done for all tenants of a provider account together
 */
public record Asker(@Nullable TenantId tenant, Urgency urgency) {
  /** What is asked for by hand, or for everybody. */
  public static final Asker EVERYBODY = new Asker(null, Urgency.INTERACTIVE);
}
