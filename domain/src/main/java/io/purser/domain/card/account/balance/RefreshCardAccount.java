package io.purser.domain.card.account.balance;

import io.purser.domain.card.account.balance.CardAccountProvider.Told;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.UnitOfWork;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Asks the provider what is in a customer's card account. */
public final class RefreshCardAccount {
  private final UnitOfWork work;
  private final Tenants tenants;
  private final CardOnboardings onboardings;
  private final CardBalances balances;
  private final CardAccountProvider provider;
  private final LearnBalance learn;
  private final InstantSource clock;

  public RefreshCardAccount(
      UnitOfWork work,
      Tenants tenants,
      CardOnboardings onboardings,
      CardBalances balances,
      CardAccountProvider provider,
      LearnBalance learn,
      InstantSource clock) {
    this.work = work;
    this.tenants = tenants;
    this.onboardings = onboardings;
    this.balances = balances;
    this.provider = provider;
    this.learn = learn;
    this.clock = clock;
  }

  public Result handle(TenantId tenant, CustomerId customer, Deadline deadline) {
    return work.reading(tenant, () -> cardCustomer(tenant, customer))
        .map(cardCustomer -> ask(tenant, customer, cardCustomer, deadline))
        .orElseGet(Result.NothingToAsk::new);
  }

  /**
   * The same, unless it is known for certain what may be spent, and that is no older than this.
   *
   * @param most long enough ago for something else to be true
   */
  public Result unlessFresh(
      TenantId tenant, CustomerId customer, Duration most, Deadline deadline) {
    boolean fresh =
        work.reading(tenant, () -> balances.get(tenant, customer))
            .filter(known -> known.asOf().plus(most).isAfter(clock.instant()))
            .filter(known -> known.figures().available() != null)
            .isPresent();
    return fresh ? new Result.Refreshed() : handle(tenant, customer, deadline);
  }

  private Optional<String> cardCustomer(TenantId tenant, CustomerId customer) {
    return onboardings
        .newest(tenant, customer)
        .filter(CardOnboarding.Known.class::isInstance)
        .map(known -> ((CardOnboarding.Known) known).cardholder().id());
  }

  private Result ask(TenantId tenant, CustomerId customer, String cardCustomer, Deadline deadline) {
    var account = tenants.get(tenant).orElseThrow().account();
    var askedAt = clock.instant();
    return switch (provider.read(account, cardCustomer, deadline)) {
      case Told.Said(var balance) -> {
        work.inTransaction(
            tenant, () -> learn.handle(tenant, customer, CardBalance.answered(balance, askedAt)));
        yield new Result.Refreshed();
      }
      case Told.UnknownCardCustomer _ ->
          new Result.Unavailable("the provider does not know the card customer");
      case Told.Away(var why, _) -> new Result.Unavailable(why);
    };
  }

  /** What came of it. */
  public sealed interface Result {
    record Refreshed() implements Result {}

    /** The provider has no card customer for this one. */
    record NothingToAsk() implements Result {}

    record Unavailable(String why) implements Result {}
  }
}
