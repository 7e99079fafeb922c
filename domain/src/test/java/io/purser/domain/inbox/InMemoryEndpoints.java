package io.purser.domain.inbox;

import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link Endpoints} in memory. Its clock is the database's. */
public final class InMemoryEndpoints implements Endpoints {
  private final InMemoryUnitOfWork work;
  private final Rows<ProviderAccountId, Row> rows;
  private final InstantSource clock;

  public InMemoryEndpoints(InMemoryUnitOfWork work, InstantSource clock) {
    this.work = work;
    this.rows = new Rows<>(work);
    this.clock = clock;
  }

  @Override
  public Optional<Endpoint> get(EndpointId id) {
    return work.alone(
        "endpoints.get",
        () -> rows.all().filter(row -> row.endpoint.id().equals(id)).findFirst().map(this::read));
  }

  @Override
  public Optional<Endpoint> ofAccount(ProviderAccountId account) {
    return work.alone("endpoints.ofAccount", () -> rows.get(account).map(this::read));
  }

  @Override
  public Endpoint adopt(
      EndpointId id, ProviderAccountId account, String secret, Duration previousGoodFor) {
    return work.alone(
        "endpoints.adopt",
        () -> {
          var stored = rows.lock(account).orElse(null);
          if (stored != null && !stored.endpoint.id().equals(id)) {
            throw new IllegalStateException("the account has another endpoint");
          }
          if (stored == null || !stored.endpoint.secret().equals(secret)) {
            var previous = stored == null ? null : retired(stored.endpoint, previousGoodFor);
            var swept = stored == null ? Instant.EPOCH : stored.sweptAt;
            rows.put(account, new Row(new Endpoint(id, account, secret, previous), swept));
          }
          return read(rows.get(account).orElseThrow());
        });
  }

  private Endpoint.@Nullable Previous retired(Endpoint endpoint, Duration goodFor) {
    return goodFor.isZero()
        ? null
        : new Endpoint.Previous(endpoint.secret(), clock.instant().plus(goodFor));
  }

  @Override
  public List<ProviderAccountId> claimSweeps(Duration quietFor) {
    return work.alone(
        "endpoints.claimSweeps",
        () -> {
          var now = clock.instant();
          return rows.all()
              .map(row -> row.endpoint.account())
              .filter(rows::tryLock)
              // What is read under the lock is what nobody has changed since.
              .flatMap(account -> rows.get(account).stream())
              .filter(row -> !row.sweptAt.plus(quietFor).isAfter(now))
              .map(
                  row -> {
                    rows.put(row.endpoint.account(), new Row(row.endpoint, now));
                    return row.endpoint.account();
                  })
              .toList();
        });
  }

  private Endpoint read(Row row) {
    var endpoint = row.endpoint;
    var previous = endpoint.previous();
    return previous == null || previous.goodUntil().isAfter(clock.instant())
        ? endpoint
        : new Endpoint(endpoint.id(), endpoint.account(), endpoint.secret(), null);
  }

  private record Row(Endpoint endpoint, Instant sweptAt) {}
}
