package io.purser.domain.adoption;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.tenant.TenantId;
import java.time.InstantSource;

/** Has the provider's lists gone through. Used inside a unit of work. */
public final class StartImport {
  private final Imports imports;
  private final Journal journal;
  private final Ids ids;
  private final InstantSource clock;

  public StartImport(Imports imports, Journal journal, Ids ids, InstantSource clock) {
    this.imports = imports;
    this.journal = journal;
    this.ids = ids;
    this.clock = clock;
  }

  public Result handle(TenantId tenant, Initiator by) {
    var at = clock.instant();
    var started = Import.Running.start(new Import.Header(ImportId.next(ids), tenant, at));
    if (!imports.add(started)) {
      return imports
          .running(tenant)
          .<Result>map(open -> new Result.UnderWay(open.header().id()))
          // It was finished this very moment.
          .orElseGet(() -> handle(tenant, by));
    }
    journal.note(by, tenant, "import.started", started.header().id().value(), at);
    return new Result.Started(started);
  }

  /** What came of it. */
  public sealed interface Result {
    record Started(Import started) implements Result {}

    /** The tenant's former one is not finished. */
    record UnderWay(ImportId former) implements Result {}
  }
}
