package io.purser.domain.work;

import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import java.util.function.Supplier;

/**
 * A transaction, and the only way to reach the repositories: one that is called outside fails at
 * once. Everything inside is written together or not at all, and sees the rows of one tenant, or of
 * one provider account, and no others.
 *
 * <p>Never call the provider inside: a slow answer would hold a connection and its locks. A unit of
 * work does not open inside another one.
 */
public interface UnitOfWork {
  <T> T inTransaction(TenantId tenant, Supplier<T> body);

  /**
   * For what is not yet known to belong to a tenant: deliveries that the provider has sent to one
   * of its accounts.
   */
  <T> T inAccount(ProviderAccountId account, Supplier<T> body);
}
