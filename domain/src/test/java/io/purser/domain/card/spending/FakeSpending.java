package io.purser.domain.card.spending;

import io.purser.domain.InMemoryStore;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.InMemoryUnitOfWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What cards are used for, as the provider lists it: a row each, those that began last first. */
public final class FakeSpending implements SpendingProvider {
  private static final int ROWS_OF_A_PAGE = 3;

  private final InMemoryUnitOfWork work;
  private final List<ReportedSpending> rows = new ArrayList<>();
  private boolean away;
  private int unreadable;
  private int calls;

  public FakeSpending(InMemoryStore store) {
    this.work = store.work();
  }

  /** Shows the transaction like this from now on. */
  public synchronized void shows(ReportedSpending row) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).id().equals(row.id())) {
        rows.set(i, row);
        return;
      }
    }
    rows.add(row);
  }

  public synchronized void goesAway() {
    away = true;
  }

  public synchronized void comesBack() {
    away = false;
  }

  public synchronized void hasUnreadableRows(int count) {
    unreadable = count;
  }

  public synchronized int calls() {
    return calls;
  }

  @Override
  public Listing ofAccount(ProviderAccountId account, int page, Deadline deadline) {
    return page(_ -> true, page);
  }

  @Override
  public Listing ofCardCustomer(
      ProviderAccountId account, String cardCustomer, int page, Deadline deadline) {
    return page(row -> row.cardCustomer().equals(cardCustomer), page);
  }

  private synchronized Listing page(Predicate<ReportedSpending> wanted, int page) {
    work.requireNoneOpen();
    calls++;
    if (away) {
      return new Listing.Unavailable("away", Duration.ZERO);
    }
    var newestFirst = rows.reversed().stream().filter(wanted).toList();
    int from = Math.min((page - 1) * ROWS_OF_A_PAGE, newestFirst.size());
    int to = Math.min(from + ROWS_OF_A_PAGE, newestFirst.size());
    return new Listing.Read(newestFirst.subList(from, to), unreadable, to == newestFirst.size());
  }
}
