package io.purser.domain.customer;

import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.ProviderWrite.Sighting;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * The provider's register of customers. It knows a customer by e-mail and promises nothing about a
 * request that comes twice. Never called inside a unit of work; never throws for what the provider
 * does.
 */
public interface CustomerRegistry {
  /** The customer with this e-mail, compared without regard to case. */
  Sighting<ProviderCustomer> find(ProviderAccountId account, Email email, Deadline deadline);

  /** An answer counts as done only when it names the e-mail that was asked for. */
  Answer<ProviderCustomer> register(
      ProviderAccountId account, NewCustomer customer, Deadline deadline);

  /** What the provider is told about a customer. {@code id} is ours, kept there as a reference. */
  record NewCustomer(CustomerId id, Email email, @Nullable String name, @Nullable Phone phone) {}
}
