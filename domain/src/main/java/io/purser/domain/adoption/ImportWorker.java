package io.purser.domain.adoption;

import io.purser.domain.adoption.ProviderDirectory.Reading;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.EachAlone;
import io.purser.domain.work.StaleAggregate;
import io.purser.domain.work.UnitOfWork;
import io.purser.domain.work.Urgency;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/**
 * Reads the provider's lists for imports, page by page. How far one has come is kept with each
 * page, so whoever takes up an import that was left goes on from there. A page that was not
 * finished is read again, which changes nothing.
 */
public final class ImportWorker {
  /** Then it is another import's turn, of whichever tenant. */
  private static final int PAGES_AT_ONCE = 10;

  private static final int RECORDS_AT_ONCE = 25;
  private static final Duration TIME_FOR_A_LIST = Duration.ofSeconds(20);
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);

  private final UnitOfWork work;
  private final Tenants tenants;
  private final Imports imports;
  private final ProviderDirectory directory;
  private final SortRecord sortRecord;
  private final Duration lease;
  private final InstantSource clock;

  /**
   * @param lease after which time another worker takes up an import whose worker is heard of no
   *     more
   */
  public ImportWorker(
      UnitOfWork work,
      Tenants tenants,
      Imports imports,
      ProviderDirectory directory,
      SortRecord sortRecord,
      Duration lease,
      InstantSource clock) {
    this.work = work;
    this.tenants = tenants;
    this.imports = imports;
    this.directory = directory;
    this.sortRecord = sortRecord;
    this.lease = lease;
    this.clock = clock;
  }

  /**
   * Returns how many imports it took up.
   *
   * @param goOn asked before each page; when it says no, the rest is left to other workers
   */
  public int work(BooleanSupplier goOn) {
    return EachAlone.work(
        imports.claim(lease, 1), () -> true, claimed -> carryOnUnlessTaken(claimed, goOn));
  }

  private void carryOnUnlessTaken(Imports.Claimed claimed, BooleanSupplier goOn) {
    try {
      carryOn(claimed, goOn);
    } catch (StaleAggregate taken) {
      // We were away for so long that another worker has taken it up, which goes on with it.
      return;
    }
  }

  private void carryOn(Imports.Claimed claimed, BooleanSupplier goOn) {
    var tenant = claimed.tenant();
    var current = work.reading(tenant, () -> imports.get(tenant, claimed.id()).orElseThrow());
    for (int pages = 0; current instanceof Import.Running running; pages++) {
      if (pages == PAGES_AT_ONCE || !goOn.getAsBoolean()) {
        release(running, claimed, Duration.ZERO);
        return;
      }
      switch (read(running)) {
        case Reading.Read read -> current = keep(running, read, claimed);
        case Reading.Unavailable(var why, var retryAfter) -> {
          var pause = retryAfter.compareTo(SHORTEST_PAUSE) > 0 ? retryAfter : SHORTEST_PAUSE;
          release(running.stuck(why), claimed, pause);
          return;
        }
      }
    }
  }

  private Reading read(Import.Running running) {
    var tenant = running.header().tenant();
    var account = tenants.get(tenant).orElseThrow().account();
    var deadline = Deadline.in(TIME_FOR_A_LIST).askedBy(tenant, Urgency.SWEEP);
    return switch (running.place().list()) {
      case WALLET_CUSTOMER -> directory.walletCustomers(account, deadline);
      case CARD_CUSTOMER -> directory.cardCustomers(account, running.place().page(), deadline);
    };
  }

  private Import keep(Import.Running running, Reading.Read read, Imports.Claimed claimed) {
    int linked = 0;
    int ofOthers = 0;
    for (int from = 0; from < read.records().size(); from += RECORDS_AT_ONCE) {
      // A long list must not outlast the lease.
      save(running, claimed);
      int to = Math.min(from + RECORDS_AT_ONCE, read.records().size());
      for (var record : read.records().subList(from, to)) {
        switch (sortRecord.handle(context(running), record)) {
          case LINKED -> linked++;
          case OF_ANOTHER -> ofOthers++;
          case PROPOSED -> {
            // Counted where proposals are.
          }
        }
      }
    }
    var found =
        new Import.Counts(
            1, read.records().size() + read.unreadable(), linked, ofOthers, read.unreadable());
    var next = running.read(read, found, clock.instant());
    save(next, claimed);
    return next;
  }

  private SortRecord.Context context(Import.Running running) {
    var header = running.header();
    return new SortRecord.Context(
        header.tenant(),
        tenants.get(header.tenant()).orElseThrow().account(),
        header.id(),
        Deadline.in(TIME_FOR_A_LIST).askedBy(header.tenant(), Urgency.SWEEP));
  }

  private void save(Import changed, Imports.Claimed claimed) {
    work.inTransaction(
        claimed.tenant(),
        () -> {
          imports.save(changed, claimed.attempt(), lease);
          return claimed;
        });
  }

  private void release(Import.Running left, Imports.Claimed claimed, Duration pause) {
    work.inTransaction(
        claimed.tenant(),
        () -> {
          imports.release(left, claimed.attempt(), pause);
          return claimed;
        });
  }
}
