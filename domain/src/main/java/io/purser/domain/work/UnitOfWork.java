package io.purser.domain.work;

import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The only way to reach the repositories: one that is called outside fails at once. What is inside
 * sees the rows of one tenant, or of one provider account, and no others; in a transaction it is
 * written together or not at all.
 *
 * <p>None begins when the deadline in force has passed, with {@link DeadlinePassed}.
 *
 * <p>Never call the provider inside: a slow answer would hold a connection and its locks. A unit of
 * work does not open inside another one.
 */
public interface UnitOfWork {
  <T> T inTransaction(TenantId tenant, Supplier<T> body);

  /**
   * The same for what concerns several tenants: written for all of them together or for none. Each
   * part sees the rows of its own tenant and no others.
   *
   * @param body the part of the first tenant, which runs before the others
   * @param others each once, without the first
   * @param part that of each of the others
   */
  <T> T inTransaction(
      TenantId tenant, Supplier<T> body, List<TenantId> others, Consumer<TenantId> part);

  /**
   * For reading alone: writing fails, and nothing can be locked. There is no transaction around the
   * whole: each look sees what is committed at its own moment, and costs one round trip and no
   * more.
   */
  <T> T reading(TenantId tenant, Supplier<T> body);

  /**
   * For what is not yet known to belong to a tenant: deliveries that the provider has sent to one
   * of its accounts.
   */
  <T> T inAccount(ProviderAccountId account, Supplier<T> body);
}
