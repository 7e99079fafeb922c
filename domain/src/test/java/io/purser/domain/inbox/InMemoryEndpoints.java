package io.purser.domain.inbox;

import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.util.Optional;

/** {@link Endpoints} in memory. */
public final class InMemoryEndpoints implements Endpoints {
  private final InMemoryUnitOfWork work;
  private final Rows<ProviderAccountId, Endpoint> rows;

  public InMemoryEndpoints(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
  }

  @Override
  public Optional<Endpoint> get(EndpointId id) {
    return work.alone(
        "endpoints.get", () -> rows.all().filter(endpoint -> endpoint.id().equals(id)).findFirst());
  }

  @Override
  public Optional<Endpoint> ofAccount(ProviderAccountId account) {
    return work.alone("endpoints.ofAccount", () -> rows.get(account));
  }

  @Override
  public void put(Endpoint endpoint) {
    work.alone(
        "endpoints.put",
        () -> {
          var stored = rows.lock(endpoint.account());
          if (stored.isPresent() && !stored.get().id().equals(endpoint.id())) {
            throw new IllegalStateException("the account has another endpoint");
          }
          rows.put(endpoint.account(), endpoint);
          return endpoint;
        });
  }
}
