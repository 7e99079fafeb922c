package io.purser.persistence.event;

import static io.purser.persistence.schema.Tables.EVENT_LOG;

import io.purser.domain.event.DomainEvent;
import io.purser.domain.event.EventLog;
import io.purser.persistence.Json;
import io.purser.persistence.OpenWork;
import io.purser.persistence.seal.Place;
import io.purser.persistence.seal.SealKeys;
import jakarta.inject.Singleton;
import java.util.TreeMap;

/** Seals facts, so that erasing a customer erases what happened to them as well. */
@Singleton
final class SealedEventLog implements EventLog {
  private final EventRows rows;
  private final SealKeys keys;

  SealedEventLog(EventRows rows, SealKeys keys) {
    this.rows = rows;
    this.keys = keys;
  }

  @Override
  public void append(DomainEvent event) {
    OpenWork.requireProductPool(event.tenant());
    var customer = event.customer();
    var place = Place.of(EVENT_LOG.FACTS, event.tenant().value(), event.id());
    rows.save(
        new EventRow(
            event.id(),
            event.tenant().value(),
            event.type(),
            event.subject(),
            customer == null ? null : customer.value(),
            keys.of(event.tenant(), customer).seal(place, Json.write(new TreeMap<>(event.facts()))),
            event.occurredAt()));
  }
}
