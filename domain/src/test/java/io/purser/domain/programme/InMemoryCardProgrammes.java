package io.purser.domain.programme;

import io.purser.domain.tenant.InMemoryTenants;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link CardProgrammes} in memory. Its clock is the database's. */
public final class InMemoryCardProgrammes implements CardProgrammes {
  private final InMemoryUnitOfWork work;
  private final InMemoryTenants tenants;
  private final Rows<ProviderAccountId, Row> rows;
  private final InstantSource clock;

  public InMemoryCardProgrammes(
      InMemoryUnitOfWork work, InMemoryTenants tenants, InstantSource clock) {
    this.work = work;
    this.tenants = tenants;
    this.rows = new Rows<>(work);
    this.clock = clock;
  }

  private record Row(@Nullable KnownProgramme known, Instant askedAt, Instant reservedUntil) {
    static final Row NONE = new Row(null, Instant.EPOCH, Instant.EPOCH);
  }

  @Override
  public Optional<KnownProgramme> get(ProviderAccountId account) {
    work.require(account, "cardProgrammes.get");
    return rows.get(account).flatMap(row -> Optional.ofNullable(row.known));
  }

  /** Of any account. Inside whatever unit of work. */
  public Optional<CardProgramme> find(ProviderAccountId account) {
    return rows.get(account)
        .flatMap(row -> Optional.ofNullable(row.known))
        .map(KnownProgramme::programme);
  }

  @Override
  public void save(ProviderAccountId account, KnownProgramme known) {
    work.require(account, "cardProgrammes.save");
    var row = locked(account);
    if (row.known == null || !row.known.asOf().isAfter(known.asOf())) {
      rows.put(account, new Row(known, row.askedAt, row.reservedUntil));
    }
  }

  @Override
  public boolean reserveApplication(ProviderAccountId account, Duration time) {
    work.require(account, "cardProgrammes.reserveApplication");
    var row = locked(account);
    var now = clock.instant();
    if (row.reservedUntil.isAfter(now)) {
      return false;
    }
    rows.put(account, new Row(row.known, row.askedAt, now.plus(time)));
    return true;
  }

  private Row locked(ProviderAccountId account) {
    rows.lockUnique(account);
    return rows.lock(account).orElse(Row.NONE);
  }

  @Override
  public List<ProviderAccountId> claim(Duration age, int maximum) {
    return work.alone(
        "cardProgrammes.claim",
        () -> {
          var now = clock.instant();
          var due =
              tenants.accounts().stream()
                  .filter(account -> !askedAt(account).plus(age).isAfter(now))
                  .sorted(
                      Comparator.comparing(this::askedAt).thenComparing(ProviderAccountId::value))
                  .limit(maximum)
                  .toList();
          due.forEach(
              account -> {
                var row = locked(account);
                rows.put(account, new Row(row.known, now, row.reservedUntil));
              });
          return due;
        });
  }

  private Instant askedAt(ProviderAccountId account) {
    return rows.get(account).orElse(Row.NONE).askedAt;
  }
}
