package io.purser.persistence.customer;

import static io.purser.persistence.schema.Tables.CUSTOMER;

import io.purser.domain.customer.CustomerFilter;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.Words;
import io.purser.persistence.seal.BlindIndexes;
import jakarta.inject.Singleton;
import java.util.List;
import org.jooq.Condition;

/** What filters say about rows. */
@Singleton
final class CustomerConditions {
  private final BlindIndexes indexes;

  CustomerConditions(BlindIndexes indexes) {
    this.indexes = indexes;
  }

  Condition all(TenantId tenant, List<CustomerFilter> filters) {
    return filters.stream()
        .map(filter -> one(tenant, filter))
        .reduce(CUSTOMER.TENANT_ID.eq(tenant), Condition::and);
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
