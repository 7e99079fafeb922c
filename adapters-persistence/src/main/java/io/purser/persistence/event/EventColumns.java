package io.purser.persistence.event;

import static io.purser.persistence.schema.Tables.DATA_KEY;
import static io.purser.persistence.schema.Tables.EVENT_LOG;

import com.fasterxml.jackson.core.type.TypeReference;
import io.purser.domain.event.DomainEvent;
import io.purser.domain.event.PlacedEvent;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.Json;
import io.purser.persistence.seal.Place;
import io.purser.persistence.seal.SealKey;
import io.purser.persistence.seal.SealKeys;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.Record;

/** Between events and their rows. Facts are sealed under the key of whom they are about. */
@Singleton
final class EventColumns {
  private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

  private final SealKeys keys;

  EventColumns(SealKeys keys) {
    this.keys = keys;
  }

  byte[] sealedFacts(DomainEvent event) {
    var facts = Json.write(new TreeMap<>(event.facts()));
    return keys.of(event.tenant(), event.customer()).seal(place(event.tenant(), event.id()), facts);
  }

  /** From a row of the log with the wrapped key of its customer. */
  PlacedEvent read(Record row) {
    return new PlacedEvent(
        row.get(EVENT_LOG.POSITION),
        row.get(EVENT_LOG.SEQUENCE),
        new DomainEvent(
            row.get(EVENT_LOG.ID),
            row.get(EVENT_LOG.TENANT_ID),
            row.get(EVENT_LOG.TYPE),
            row.get(EVENT_LOG.SUBJECT),
            row.get(EVENT_LOG.CUSTOMER_ID),
            facts(row),
            row.get(EVENT_LOG.OCCURRED_AT)));
  }

  private Map<String, String> facts(Record row) {
    var place = place(row.get(EVENT_LOG.TENANT_ID), row.get(EVENT_LOG.ID));
    return key(row)
        .map(key -> Json.read(key.open(place, row.get(EVENT_LOG.FACTS)), FACTS))
        .orElse(Map.of());
  }

  /** Empty when the customer was erased: then nobody can read the facts any more. */
  private Optional<SealKey> key(Record row) {
    var tenant = row.get(EVENT_LOG.TENANT_ID);
    var customer = row.get(EVENT_LOG.CUSTOMER_ID);
    if (customer == null) {
      return Optional.of(keys.ofTenant(tenant));
    }
    return Optional.ofNullable(row.get(DATA_KEY.WRAPPED_KEY))
        .map(wrapped -> keys.ofCustomer(tenant, customer, wrapped));
  }

  private static Place place(TenantId tenant, String id) {
    return Place.of(EVENT_LOG.FACTS, tenant.value(), id);
  }
}
