package io.purser.persistence.event;

import static io.purser.persistence.schema.Tables.EVENT_LOG;

import io.purser.domain.event.DomainEvent;
import io.purser.domain.event.EventLog;
import io.purser.persistence.Json;
import io.purser.persistence.OpenWork;
import io.purser.persistence.ReadyStatement;
import io.purser.persistence.schema.tables.records.EventLogRecord;
import io.purser.persistence.seal.Place;
import io.purser.persistence.seal.SealKeys;
import jakarta.inject.Singleton;
import java.util.TreeMap;

/** Seals facts, so that erasing a customer erases what happened to them as well. */
@Singleton
final class SealedEventLog implements EventLog {
  private static final ReadyStatement INSERT = ReadyStatement.insertInto(EVENT_LOG);

  private final SealKeys keys;

  SealedEventLog(SealKeys keys) {
    this.keys = keys;
  }

  @Override
  public void append(DomainEvent event) {
    var place = Place.of(EVENT_LOG.FACTS, event.tenant().value(), event.id());
    var facts = Json.write(new TreeMap<>(event.facts()));
    var row = new EventLogRecord();
    row.setTenantId(event.tenant());
    row.setId(event.id());
    row.setType(event.type());
    row.setSubject(event.subject());
    row.setCustomerId(event.customer());
    row.setFacts(keys.of(event.tenant(), event.customer()).seal(place, facts));
    row.setOccurredAt(event.occurredAt());
    OpenWork.atTheEnd(event.tenant(), INSERT, row.intoArray());
  }
}
