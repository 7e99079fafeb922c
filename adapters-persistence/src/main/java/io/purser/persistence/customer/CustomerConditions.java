package io.purser.persistence.customer;

import static io.purser.persistence.schema.Tables.CUSTOMER;
import static org.jooq.impl.DSL.inline;

import io.purser.domain.customer.CustomerFilter;
import io.purser.domain.customer.CustomerState;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.Words;
import io.purser.persistence.seal.BlindIndexes;
import jakarta.inject.Singleton;
import java.util.List;
import org.jooq.Condition;

/** What filters say about rows. */
@Singleton
final class CustomerConditions {
  /** In the text, so that an index of the living alone can be used. */
  private static final Condition IS_LIVING =
      CUSTOMER.STATE.ne(inline(Words.of(CustomerState.DELETED)));

  private final BlindIndexes indexes;

  CustomerConditions(BlindIndexes indexes) {
    this.indexes = indexes;
  }

  Condition all(TenantId tenant, List<CustomerFilter> filters) {
    var rows = CUSTOMER.TENANT_ID.eq(tenant);
    return filters.stream()
        .map(filter -> one(tenant, filter))
        .reduce(wantsState(filters) ? rows : rows.and(IS_LIVING), Condition::and);
  }

  private static boolean wantsState(List<CustomerFilter> filters) {
    return filters.stream().anyMatch(CustomerFilter.InState.class::isInstance);
  }

  private Condition one(TenantId tenant, CustomerFilter filter) {
    return switch (filter) {
      case CustomerFilter.OfType(var type) -> CUSTOMER.TYPE.eq(Words.of(type));
      case CustomerFilter.InState(var state) -> CUSTOMER.STATE.eq(Words.of(state));
      case CustomerFilter.WithExternalId(var id) -> CUSTOMER.EXTERNAL_ID.eq(id.value());
      case CustomerFilter.WithEmail(var email) ->
          CUSTOMER.EMAIL_INDEX.eq(indexes.of(tenant, email));
      case CustomerFilter.WithPhone(var phone) ->
          CUSTOMER.PHONE_INDEX.eq(indexes.of(tenant, phone));
      case CustomerFilter.CreatedFrom(var time) -> CUSTOMER.CREATED_AT.ge(time);
      case CustomerFilter.CreatedBefore(var time) -> CUSTOMER.CREATED_AT.lt(time);
    };
  }
}
