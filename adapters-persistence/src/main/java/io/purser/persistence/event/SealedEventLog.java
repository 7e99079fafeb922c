package io.purser.persistence.event;

import static io.purser.persistence.ReadyStatement.parameterFor;
import static io.purser.persistence.schema.Tables.EVENT_LOG;

import io.purser.domain.event.DomainEvent;
import io.purser.domain.event.EventLog;
import io.purser.persistence.OpenWork;
import io.purser.persistence.ReadyStatement;
import jakarta.inject.Singleton;
import org.jooq.impl.DSL;

/**
 * Seals facts, so that erasing a customer erases what happened to them as well. The row is added
 * when the unit of work ends, while it holds what it has locked: that gives the events of one
 * aggregate ascending numbers. Its place is given later.
 */
@Singleton
final class SealedEventLog implements EventLog {
  private static final ReadyStatement INSERT =
      ReadyStatement.of(
          DSL.insertInto(EVENT_LOG)
              .set(EVENT_LOG.TENANT_ID, parameterFor(EVENT_LOG.TENANT_ID))
              .set(EVENT_LOG.ID, parameterFor(EVENT_LOG.ID))
              .set(EVENT_LOG.TYPE, parameterFor(EVENT_LOG.TYPE))
              .set(EVENT_LOG.SUBJECT, parameterFor(EVENT_LOG.SUBJECT))
              .set(EVENT_LOG.CUSTOMER_ID, parameterFor(EVENT_LOG.CUSTOMER_ID))
              .set(EVENT_LOG.FACTS, parameterFor(EVENT_LOG.FACTS))
              .set(EVENT_LOG.OCCURRED_AT, parameterFor(EVENT_LOG.OCCURRED_AT)));

  private final EventColumns columns;

  SealedEventLog(EventColumns columns) {
    this.columns = columns;
  }

  @Override
  public void append(DomainEvent event) {
    OpenWork.atTheEnd(
        event.tenant(),
        INSERT,
        event.tenant(),
        event.id(),
        event.type(),
        event.subject(),
        event.customer(),
        columns.sealedFacts(event),
        event.occurredAt());
  }
}
