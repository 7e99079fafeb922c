package io.purser.domain.programme;

import io.purser.domain.card.onboarding.Stage;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.TenantId;
import java.util.Set;

/** All customers who have begun the way to a card. Used inside a unit of work of the tenant. */
public interface CardCustomers {
  /**
   * Each customer once, who began last first.
   *
   * @param stages who is in one of these; everybody when there is none
   * @param withBalances whether to look what is in their card accounts
   */
  Page<CardCustomer> list(
      TenantId tenant, Set<Stage> stages, boolean withBalances, PageRequest page);
}
