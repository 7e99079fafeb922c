package io.purser.domain.card.account.funding;

import io.purser.domain.card.account.funding.FundingProvider.FundingList;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.UnitOfWork;

/** Asks the provider how far the fundings of a customer are. */
public final class FollowFundings {
  private final UnitOfWork work;
  private final Tenants tenants;
  private final CardOnboardings onboardings;
  private final FundingProvider provider;
  private final FundingProgress progress;

  public FollowFundings(
      UnitOfWork work,
      Tenants tenants,
      CardOnboardings onboardings,
      FundingProvider provider,
      FundingProgress progress) {
    this.work = work;
    this.tenants = tenants;
    this.onboardings = onboardings;
    this.provider = provider;
    this.progress = progress;
  }

  public Result handle(TenantId tenant, CustomerId customer, Deadline deadline) {
    return work.reading(tenant, () -> onboardings.newest(tenant, customer)).orElse(null)
            instanceof CardOnboarding.Known known
        ? ask(tenant, customer, known.cardholder().id(), deadline)
        : new Result.Unavailable("the provider has no card customer for it");
  }

  private Result ask(TenantId tenant, CustomerId customer, String cardCustomer, Deadline deadline) {
    var account = tenants.get(tenant).orElseThrow().account();
    return switch (provider.fundings(account, cardCustomer, deadline)) {
      case FundingList.Read read -> {
        read.fundings().stream()
            .map(ReportedFunding::funding)
            .filter(funding -> funding.progress() != AcceptedFunding.Progress.PENDING)
            .forEach(funding -> tell(tenant, customer, funding));
        yield new Result.Followed();
      }
      case FundingList.UnknownCardCustomer _ ->
          new Result.Unavailable("the provider does not know the card customer");
      case FundingList.Away(var why, _) -> new Result.Unavailable(why);
    };
  }

  private void tell(TenantId tenant, CustomerId customer, AcceptedFunding funding) {
    var _ =
        work.inTransaction(
            tenant,
            () ->
                progress.told(
                    tenant,
                    customer,
                    funding.providerId(),
                    funding.progress(),
                    funding.credited()));
  }

  /** What came of it. */
  public sealed interface Result {
    record Followed() implements Result {}

    record Unavailable(String why) implements Result {}
  }
}
