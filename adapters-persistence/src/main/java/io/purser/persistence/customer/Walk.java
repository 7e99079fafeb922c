package io.purser.persistence.customer;

import static io.purser.persistence.schema.Tables.CARD_ONBOARDING;
import static io.purser.persistence.schema.Tables.CUSTOMER;
import static io.purser.persistence.schema.Tables.CUSTOMER_NAME_WORD;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import io.purser.domain.customer.CustomerFilter;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Order;
import io.purser.domain.list.Position;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * The way along which customers are read in the order of their age: a table with an index that has
 * those who are wanted in this order. Where it goes on after a position is found in that index too,
 * so a page costs the same wherever it is.
 *
 * @param from the customers, joined to what is walked along where that is another table
 * @param createdAt when the customer was created, in the table that is walked
 * @param customer the customer's id there
 * @param along the filter that chooses what is walked along, or null where any may
 */
record Walk(
    Table<?> from,
    Field<Instant> createdAt,
    Field<CustomerId> customer,
    @Nullable CustomerFilter along) {

  /** Names before onboardings: fewer customers share one. */
  static Walk of(List<CustomerFilter> filters) {
    return first(CustomerFilter.WithName.class, filters)
        .map(Walk::alongNames)
        .or(() -> first(CustomerFilter.AtStage.class, filters).map(Walk::alongOnboardings))
        .orElseGet(() -> new Walk(CUSTOMER, CUSTOMER.CREATED_AT, CUSTOMER.ID, null));
  }

  private static <F extends CustomerFilter> Optional<F> first(
      Class<F> kind, List<CustomerFilter> filters) {
    return filters.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  private static Walk alongNames(CustomerFilter along) {
    return new Walk(
        CUSTOMER_NAME_WORD
            .join(CUSTOMER)
            .on(CUSTOMER.TENANT_ID.eq(CUSTOMER_NAME_WORD.TENANT_ID))
            .and(CUSTOMER.ID.eq(CUSTOMER_NAME_WORD.CUSTOMER_ID)),
        CUSTOMER_NAME_WORD.CREATED_AT,
        CUSTOMER_NAME_WORD.CUSTOMER_ID,
        along);
  }

  private static Walk alongOnboardings(CustomerFilter along) {
    return new Walk(
        CARD_ONBOARDING
            .join(CUSTOMER)
            .on(CUSTOMER.TENANT_ID.eq(CARD_ONBOARDING.TENANT_ID))
            .and(CUSTOMER.ID.eq(CARD_ONBOARDING.CUSTOMER_ID)),
        CARD_ONBOARDING.CUSTOMER_CREATED_AT,
        CARD_ONBOARDING.CUSTOMER_ID,
        along);
  }

  Condition after(@Nullable Position last, Order order) {
    if (last == null) {
      return noCondition();
    }
    var place = row(createdAt, customer);
    var seen = row(val(last.createdAt()), val(new CustomerId(last.id()), customer));
    return switch (order) {
      case NEWEST_FIRST -> place.lt(seen);
      case OLDEST_FIRST -> place.gt(seen);
    };
  }

  OrderField<?>[] by(Order order) {
    return switch (order) {
      case NEWEST_FIRST -> new OrderField<?>[] {createdAt.desc(), customer.desc()};
      case OLDEST_FIRST -> new OrderField<?>[] {createdAt.asc(), customer.asc()};
    };
  }
}
