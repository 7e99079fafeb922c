package io.purser.persistence.event;

import io.purser.domain.event.EventPlaces;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.Transactions;
import io.purser.persistence.schema.Routines;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * The schema's own functions do it: the application may not change an event, not even this much.
 */
@Singleton
final class JooqEventPlaces implements EventPlaces {
  private final Transactions transactions;

  JooqEventPlaces(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<Waiting> waiting(int maximum) {
    return transactions.inNone(
        dsl ->
            Routines.tenantsWithWaitingEvents(dsl.configuration(), maximum)
                .map(found -> new Waiting(found.getTenantId(), found.getSince())));
  }

  @Override
  public int place(TenantId tenant, int maximum) {
    return transactions.inNone(
        dsl -> Routines.placeEvents(dsl.configuration(), tenant.value(), maximum));
  }
}
