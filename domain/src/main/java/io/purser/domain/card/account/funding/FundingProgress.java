package io.purser.domain.card.account.funding;

import io.purser.domain.card.account.balance.CardBalances;
import io.purser.domain.card.account.funding.AcceptedFunding.Progress;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.event.Journal;
import io.purser.domain.ledger.cash.CashLedger;
import io.purser.domain.money.Money;
import io.purser.domain.operation.Operations;
import io.purser.domain.tenant.TenantId;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Follows fundings that the provider has to their end. Used inside a unit of work. */
public final class FundingProgress {
  private final Fundings fundings;
  private final Operations operations;
  private final CardBalances balances;
  private final FundingBooks books;
  private final FundingEvents events;
  private final InstantSource clock;

  public FundingProgress(
      Fundings fundings,
      Operations operations,
      CardBalances balances,
      CashLedger ledger,
      Journal journal,
      InstantSource clock) {
    this.fundings = fundings;
    this.operations = operations;
    this.balances = balances;
    this.books = new FundingBooks(ledger);
    this.events = new FundingEvents(journal);
    this.clock = clock;
  }

  /**
   * One that no funding is known by may be what an open one has been waiting to see, so those of
   * the customer are looked at again, even when they were left to a person.
   *
   * @param credited what has arrived, or null where it does not say
   * @return whether anything has changed
   */
  public boolean told(
      TenantId tenant,
      CustomerId customer,
      String providerId,
      Progress progress,
      @Nullable Money credited) {
    var known = fundings.byProviderIdForUpdate(tenant, customer, providerId);
    if (known.isEmpty()) {
      operations.wake(tenant, customer);
      return false;
    }
    return known.get() instanceof Funding.Pending pending
        && switch (progress) {
          case PENDING -> false;
          case COMPLETED -> ended(pending.complete(credited, clock.instant()));
          case FAILED -> ended(pending.fail(clock.instant()));
        };
  }

  private boolean ended(Funding.Accepted funding) {
    var at = funding.header().updatedAt();
    fundings.save(funding);
    books.ended(funding, at);
    events.changed(funding, at);
    balances.doubt(funding.header().tenant(), funding.header().customer());
    return true;
  }
}
