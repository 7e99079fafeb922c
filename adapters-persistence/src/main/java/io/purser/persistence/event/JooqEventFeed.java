package io.purser.persistence.event;

import static io.purser.persistence.schema.Tables.DATA_KEY;
import static io.purser.persistence.schema.Tables.EVENT_LOG;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import io.purser.domain.event.EventFeed;
import io.purser.domain.event.EventFilter;
import io.purser.domain.event.PlacedEvent;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Pages;
import jakarta.inject.Singleton;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jspecify.annotations.Nullable;

@Singleton
final class JooqEventFeed implements EventFeed {
  private final EventColumns columns;

  JooqEventFeed(EventColumns columns) {
    this.columns = columns;
  }

  @Override
  public long head(TenantId tenant) {
    return OpenWork.of(tenant)
        .select(coalesce(max(EVENT_LOG.POSITION), inline(0L)))
        .from(EVENT_LOG)
        .where(EVENT_LOG.TENANT_ID.eq(tenant))
        .fetchSingle()
        .value1();
  }

  /**
   * The head comes first: what is placed between the two looks is left to the next, instead of
   * being passed over.
   */
  @Override
  public Slice after(TenantId tenant, long position, List<EventFilter> filters, int limit) {
    long head = head(tenant);
    if (head <= position) {
      return new Slice(List.of(), position);
    }
    long end = Math.min(head, position + (filters.isEmpty() ? limit : LONGEST_LOOK));
    var events =
        eventsAndKeys(tenant)
            .where(EVENT_LOG.TENANT_ID.eq(tenant))
            .and(EVENT_LOG.POSITION.gt(position))
            .and(EVENT_LOG.POSITION.le(end))
            .and(matching(filters))
            .orderBy(EVENT_LOG.POSITION)
            .limit(limit)
            .fetch(columns::read);
    return new Slice(events, events.size() < limit ? end : events.getLast().position());
  }

  @Override
  public Page<PlacedEvent> newestFirst(
      TenantId tenant, List<EventFilter> filters, PageRequest page) {
    var placed =
        EVENT_LOG.TENANT_ID.eq(tenant).and(EVENT_LOG.POSITION.isNotNull()).and(matching(filters));
    var found =
        eventsAndKeys(tenant)
            .where(placed)
            .and(isOlder(tenant, page.after()))
            .orderBy(EVENT_LOG.POSITION.desc())
            .limit(Pages.rowsFor(page))
            .fetch(columns::read);
    return Pages.of(
        found,
        page,
        last -> new Position(last.event().occurredAt(), last.event().id()),
        () -> OpenWork.of(tenant).fetchCount(EVENT_LOG, placed));
  }

  private static SelectOnConditionStep<Record> eventsAndKeys(TenantId tenant) {
    return OpenWork.of(tenant)
        .select(EVENT_LOG.fields())
        .select(DATA_KEY.WRAPPED_KEY)
        .from(EVENT_LOG)
        .leftJoin(DATA_KEY)
        .on(DATA_KEY.TENANT_ID.eq(EVENT_LOG.TENANT_ID))
        .and(DATA_KEY.CUSTOMER_ID.eq(EVENT_LOG.CUSTOMER_ID));
  }

  private static Condition isOlder(TenantId tenant, @Nullable Position last) {
    if (last == null) {
      return noCondition();
    }
    var seen = EVENT_LOG.as("seen");
    return EVENT_LOG.POSITION.lt(
        select(seen.POSITION)
            .from(seen)
            .where(seen.TENANT_ID.eq(tenant))
            .and(seen.ID.eq(last.id())));
  }

  private static Condition matching(List<EventFilter> filters) {
    return filters.stream()
        .map(
            filter ->
                switch (filter) {
                  case EventFilter.OfTypes(var types) -> EVENT_LOG.TYPE.in(types);
                  case EventFilter.OfCustomer(var customer) -> EVENT_LOG.CUSTOMER_ID.eq(customer);
                })
        .reduce(noCondition(), Condition::and);
  }
}
