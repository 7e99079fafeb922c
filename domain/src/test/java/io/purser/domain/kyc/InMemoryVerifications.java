package io.purser.domain.kyc;

import static java.util.Comparator.comparing;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import io.purser.domain.work.StaleAggregate;
import java.util.Optional;
import java.util.stream.Stream;

/** {@link Verifications} in memory. */
public final class InMemoryVerifications implements Verifications {
  private final InMemoryUnitOfWork work;
  private final Rows<Key, Verification> rows;
  private final Rows<EvidenceId, Seen> evidence;

  public InMemoryVerifications(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
    this.evidence = new Rows<>(work);
  }

  private record Key(TenantId tenant, CustomerId customer) {}

  private record Seen(SeenEvidence evidence, boolean isForgotten) {}

  @Override
  public Verification get(TenantId tenant, CustomerId customer) {
    work.require(tenant, "verifications.get");
    return rows.get(new Key(tenant, customer)).orElse(Verification.none(tenant, customer));
  }

  @Override
  public Verification getForUpdate(TenantId tenant, CustomerId customer) {
    work.require(tenant, "verifications.getForUpdate");
    return rows.lock(new Key(tenant, customer)).orElse(Verification.none(tenant, customer));
  }

  @Override
  public void save(Verification verification) {
    var header = verification.header();
    work.require(header.tenant(), "verifications.save");
    if (verification instanceof Verification.NotStarted) {
      throw new IllegalArgumentException("nobody has begun");
    }
    var key = new Key(header.tenant(), header.customer());
    long stored = rows.lock(key).map(row -> row.header().version()).orElse(0L);
    if (stored != header.version()) {
      throw new StaleAggregate(header.customer().value());
    }
    rows.put(key, verification.withVersion(stored + 1));
  }

  @Override
  public void keep(SeenEvidence seen) {
    work.require(seen.tenant(), "verifications.keep");
    evidence.add(seen.id(), new Seen(seen, false));
  }

  @Override
  public Optional<SeenEvidence> newestEvidence(TenantId tenant, CustomerId customer) {
    work.require(tenant, "verifications.newestEvidence");
    return of(tenant, customer)
        .max(
            comparing((Seen seen) -> seen.evidence().seenAt())
                .thenComparing(seen -> seen.evidence().id().value()))
        .filter(seen -> !seen.isForgotten())
        .map(Seen::evidence);
  }

  @Override
  public void forgetEvidence(TenantId tenant, CustomerId customer) {
    work.require(tenant, "verifications.forgetEvidence");
    of(tenant, customer)
        .forEach(seen -> evidence.put(seen.evidence().id(), new Seen(seen.evidence(), true)));
  }

  private Stream<Seen> of(TenantId tenant, CustomerId customer) {
    return evidence
        .all()
        .filter(seen -> seen.evidence().tenant().equals(tenant))
        .filter(seen -> seen.evidence().customer().equals(customer));
  }
}
