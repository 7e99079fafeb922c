package io.purser.persistence.card;

import static io.purser.persistence.schema.Tables.CARD_FUNDING;

import io.purser.domain.card.account.funding.FundingFilter;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.Words;
import java.util.List;
import org.jooq.Condition;

/** What filters say about rows. */
final class FundingConditions {
  private FundingConditions() {}

  static Condition all(TenantId tenant, List<FundingFilter> filters) {
    return filters.stream()
        .map(FundingConditions::one)
        .reduce(CARD_FUNDING.TENANT_ID.eq(tenant), Condition::and);
  }

  private static Condition one(FundingFilter filter) {
    return switch (filter) {
      case FundingFilter.InState(var state) -> CARD_FUNDING.STATE.eq(Words.of(state));
      case FundingFilter.OfCustomer(var customer) -> CARD_FUNDING.CUSTOMER_ID.eq(customer);
      case FundingFilter.CreatedFrom(var time) -> CARD_FUNDING.CREATED_AT.ge(time);
      case FundingFilter.CreatedBefore(var time) -> CARD_FUNDING.CREATED_AT.lt(time);
    };
  }
}
