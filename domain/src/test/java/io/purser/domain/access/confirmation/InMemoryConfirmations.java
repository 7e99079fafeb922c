package io.purser.domain.access.confirmation;

import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.util.Optional;

/** {@link Confirmations} in memory. */
public final class InMemoryConfirmations implements Confirmations {
  private final InMemoryUnitOfWork work;
  private final Rows<ConfirmationId, Confirmation> rows;

  public InMemoryConfirmations(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
  }

  @Override
  public void add(Confirmation confirmation) {
    work.require(confirmation.tenant(), "confirmations.add");
    rows.add(confirmation.id(), confirmation);
  }

  @Override
  public Optional<Confirmation> lock(TenantId tenant, String tokenHash) {
    work.require(tenant, "confirmations.lock");
    return rows.all()
        .filter(row -> row.tenant().equals(tenant) && row.tokenHash().equals(tokenHash))
        .findFirst()
        .flatMap(row -> rows.lock(row.id()));
  }

  @Override
  public void used(TenantId tenant, ConfirmationId id, Confirmation.Use use) {
    work.require(tenant, "confirmations.used");
    rows.put(id, rows.lock(id).orElseThrow().used(use));
  }
}
