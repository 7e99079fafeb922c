package io.purser.domain.event;

import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.util.List;

/** {@link EventLog} in memory. */
public final class InMemoryEventLog implements EventLog {
  private final InMemoryUnitOfWork work;
  private final Rows<String, DomainEvent> rows;

  public InMemoryEventLog(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
  }

  @Override
  public void append(DomainEvent event) {
    work.require(event.tenant(), "events.append");
    rows.add(event.id(), event);
  }

  /** Everything that happened, in order. */
  public List<DomainEvent> all() {
    return rows.committed();
  }

  public List<String> types() {
    return all().stream().map(DomainEvent::type).toList();
  }
}
