package io.purser.domain.programme.history;

import static java.util.Comparator.naturalOrder;

import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Pages;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@link Movements} in memory. */
public final class InMemoryMovements implements Movements {
  private final InMemoryUnitOfWork work;
  private final Rows<Key, Row> rows;

  public InMemoryMovements(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
  }

  private record Key(ProviderAccountId account, String providerId) {}

  private record Row(ProviderAccountId account, Movement movement, Instant askedAt) {}

  @Override
  public void keep(ProviderAccountId account, List<Movement> movements, Instant askedAt) {
    work.require(account, "movements.keep");
    movements.forEach(movement -> keep(account, movement, askedAt));
  }

  private void keep(ProviderAccountId account, Movement movement, Instant askedAt) {
    var key = new Key(account, movement.told().providerId());
    var known = rows.lock(key).orElse(null);
    if (known == null) {
      rows.put(key, new Row(account, movement, askedAt));
    } else if (!known.askedAt.isAfter(askedAt)) {
      var place = movement.told().begunAt() == null ? known.movement : movement;
      var same = new Movement(known.movement.id(), movement.told(), place.listedAt());
      rows.put(key, new Row(account, same, askedAt));
    }
  }

  @Override
  public Page<Movement> list(
      ProviderAccountId account, List<MovementFilter> filters, PageRequest page) {
    work.require(account, "movements.list");
    return Pages.cut(
        of(account).filter(row -> filters.stream().allMatch(filter -> holds(filter, row.told()))),
        page,
        row -> new Position(row.listedAt(), row.id().value()));
  }

  private static boolean holds(MovementFilter filter, ReportedMovement told) {
    return switch (filter) {
      case MovementFilter.OfKind(var kind) -> told.kind() == kind;
      case MovementFilter.In(var currency) -> currency.equals(told.currency());
    };
  }

  @Override
  public Optional<Instant> oldestPending(ProviderAccountId account, Instant notBefore) {
    work.require(account, "movements.oldestPending");
    return of(account)
        .filter(row -> row.told().state() == MovementState.PENDING)
        .map(Movement::listedAt)
        .filter(began -> !began.isBefore(notBefore))
        .min(naturalOrder());
  }

  private Stream<Movement> of(ProviderAccountId account) {
    return rows.all().filter(row -> row.account.equals(account)).map(Row::movement);
  }
}
