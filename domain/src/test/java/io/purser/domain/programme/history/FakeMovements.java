package io.purser.domain.programme.history;

import io.purser.domain.InMemoryStore;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.InMemoryUnitOfWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The history of one master wallet as the provider lists it, those that it showed last first. */
public final class FakeMovements implements MovementProvider {
  static final int ROWS_OF_A_PAGE = 3;

  private final InMemoryUnitOfWork work;
  private final List<ReportedMovement> rows = new ArrayList<>();
  private boolean away;
  private int unreadable;
  private int calls;

  public FakeMovements(InMemoryStore store) {
    this.work = store.work();
  }

  /** Shows the movement like this from now on. */
  public void shows(ReportedMovement row) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).providerId().equals(row.providerId())) {
        rows.set(i, row);
        return;
      }
    }
    rows.add(row);
  }

  public void goesAway() {
    away = true;
  }

  public void comesBack() {
    away = false;
  }

  public void hasUnreadableRows(int count) {
    unreadable = count;
  }

  public int calls() {
    return calls;
  }

  @Override
  public Listing movements(ProviderAccountId account, int page, Deadline deadline) {
    work.requireNoneOpen();
    calls++;
    if (away) {
      return new Listing.Away("away", Duration.ZERO);
    }
    var newestFirst = rows.reversed();
    int from = Math.min((page - 1) * ROWS_OF_A_PAGE, newestFirst.size());
    int to = Math.min(from + ROWS_OF_A_PAGE, newestFirst.size());
    return new Listing.Read(newestFirst.subList(from, to), unreadable, to == newestFirst.size());
  }
}
