package io.purser.persistence.operation;

import static io.purser.persistence.schema.Tables.OPERATION;
import static org.jooq.impl.DSL.inline;

import io.purser.domain.operation.OperationFilter;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.OperationState;
import io.purser.domain.tenant.TenantId;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;

/** What filters say about rows. */
final class OperationConditions {
  private OperationConditions() {}

  static Condition all(TenantId tenant, List<OperationFilter> filters) {
    return filters.stream()
        .map(OperationConditions::one)
        .reduce(OPERATION.TENANT_ID.eq(tenant), Condition::and);
  }

  private static Condition one(OperationFilter filter) {
    return switch (filter) {
      case OperationFilter.InState(var states) ->
          OPERATION.STATE.in(
              states.stream()
                  .flatMap(OperationConditions::stored)
                  .sorted()
                  .map(word -> inline(word))
                  .toList());
      case OperationFilter.OfKind(var kinds) ->
          OPERATION.KIND.in(kinds.stream().map(OperationKind::name).sorted().toList());
      case OperationFilter.OfCustomer(var customer) -> OPERATION.CUSTOMER_ID.eq(customer);
      case OperationFilter.CreatedFrom(var time) -> OPERATION.CREATED_AT.ge(time);
      case OperationFilter.CreatedBefore(var time) -> OPERATION.CREATED_AT.lt(time);
    };
  }

  private static Stream<String> stored(OperationState state) {
    return switch (state) {
      case AWAITING_APPROVAL -> Stream.of("withheld");
      case PENDING -> Stream.of("planned", "sent", "unknown");
      case MANUAL -> Stream.of("manual");
      case CONFIRMED -> Stream.of("confirmed");
      case REJECTED -> Stream.of("rejected");
    };
  }
}
