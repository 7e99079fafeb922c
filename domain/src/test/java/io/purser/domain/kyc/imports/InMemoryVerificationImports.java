package io.purser.domain.kyc.imports;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import io.purser.domain.work.StaleAggregate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@link VerificationImports} in memory. */
public final class InMemoryVerificationImports implements VerificationImports {
  private final InMemoryUnitOfWork work;
  private final Rows<VerificationImportId, VerificationImport> rows;

  public InMemoryVerificationImports(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
  }

  /** What everybody sees, for assertions outside a unit of work. */
  public List<VerificationImport> all() {
    return rows.committed();
  }

  @Override
  public void add(VerificationImport.Requested imported) {
    var header = imported.header();
    work.require(header.tenant(), "verificationImports.add");
    rows.lockUnique(List.of(header.tenant(), header.customer()));
    if (open(header.tenant(), header.customer()).isPresent()) {
      throw new IllegalStateException("another import of " + header.customer() + " is requested");
    }
    rows.add(imported.id(), imported.withVersion(1));
  }

  @Override
  public void save(VerificationImport imported) {
    var header = imported.header();
    work.require(header.tenant(), "verificationImports.save");
    long stored = rows.lock(imported.id()).map(row -> row.header().version()).orElse(0L);
    if (stored != header.version()) {
      throw new StaleAggregate(imported.id().value());
    }
    rows.put(imported.id(), imported.withVersion(stored + 1));
  }

  @Override
  public Optional<VerificationImport> get(TenantId tenant, VerificationImportId id) {
    work.require(tenant, "verificationImports.get");
    return rows.get(id).filter(found -> found.header().tenant().equals(tenant));
  }

  @Override
  public Optional<VerificationImport.Requested> open(TenantId tenant, CustomerId customer) {
    work.require(tenant, "verificationImports.open");
    return of(tenant, customer)
        .filter(VerificationImport.Requested.class::isInstance)
        .map(VerificationImport.Requested.class::cast)
        .findFirst();
  }

  private Stream<VerificationImport> of(TenantId tenant, CustomerId customer) {
    return rows.all()
        .filter(found -> found.header().tenant().equals(tenant))
        .filter(found -> found.header().customer().equals(customer));
  }
}
