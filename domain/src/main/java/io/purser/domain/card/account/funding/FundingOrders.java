package io.purser.domain.card.account.funding;

import io.purser.domain.card.account.balance.CardBalances;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.customer.Customers;
import io.purser.domain.money.Money;
import io.purser.domain.tenant.TenantId;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes orders of drafts, or says why one is none. Used inside a unit of work. */
public final class FundingOrders {
  private final Customers customers;
  private final CardOnboardings onboardings;
  private final CardBalances balances;

  public FundingOrders(Customers customers, CardOnboardings onboardings, CardBalances balances) {
    this.customers = customers;
    this.onboardings = onboardings;
    this.balances = balances;
  }

  Reading read(TenantId tenant, FundingDraft draft) {
    return read(tenant, draft, customers.get(tenant, draft.customer()));
  }

  /** The same, and the customer stays as it is until the unit of work ends. */
  Reading readToFund(TenantId tenant, FundingDraft draft) {
    return read(tenant, draft, customers.getForShare(tenant, draft.customer()));
  }

  private Reading read(TenantId tenant, FundingDraft draft, Optional<Customer> customer) {
    if (customer.isEmpty()) {
      return refused(new FundingRefusal.OfCustomer(new CustomerRefusal.NoSuchCustomer()));
    }
    var onboarding = onboardings.newest(tenant, draft.customer()).orElse(null);
    if (!(onboarding instanceof CardOnboarding.Known known)) {
      return refused(new FundingRefusal.NoCardAccount());
    }
    var told = currencyOf(tenant, draft);
    var currency = draft.mode() == PricingMode.SEND_X ? Money.USD : told;
    if (currency == null) {
      return refused(new FundingRefusal.CurrencyUnknown());
    }
    var amount = Money.parse(draft.amount(), currency).filter(parsed -> parsed.minor() > 0);
    if (amount.isEmpty()) {
      return refused(new FundingRefusal.AmountNotPossible(currency));
    }
    if (amount.get().minor() < FundingOrder.LEAST_MINOR_UNITS) {
      return refused(
          new FundingRefusal.BelowMinimum(new Money(FundingOrder.LEAST_MINOR_UNITS, currency)));
    }
    return new Reading.Order(
        new FundingOrder(draft.customer(), amount.get(), draft.mode(), draft.chain()),
        told,
        customer.get(),
        known);
  }

  private @Nullable Currency currencyOf(TenantId tenant, FundingDraft draft) {
    return balances
        .get(tenant, draft.customer())
        .flatMap(known -> Optional.ofNullable(known.figures().currency()))
        .orElse(null);
  }

  private static Reading refused(FundingRefusal why) {
    return new Reading.Refused(why);
  }

  /** What a draft turned out to be. */
  public sealed interface Reading {
    /**
     * @param currency of the card account, or null while it is not known
     */
    record Order(
        FundingOrder order,
        @Nullable Currency currency,
        Customer customer,
        CardOnboarding.Known onboarding)
        implements Reading {
      /** Why this customer's account may not be funded just now. */
      Optional<FundingRefusal> objection() {
        var ofCustomer = customer.objection();
        if (ofCustomer.isPresent()) {
          return ofCustomer.map(FundingRefusal.OfCustomer::new);
        }
        return switch (onboarding) {
          case CardOnboarding.Ready _, CardOnboarding.Active _ -> Optional.empty();
          case CardOnboarding.AwaitingEmailCode _,
              CardOnboarding.AwaitingKyc _,
              CardOnboarding.AwaitingSourceOfFunds _,
              CardOnboarding.AwaitingPhone _,
              CardOnboarding.AwaitingAccount _,
              CardOnboarding.Expired _,
              CardOnboarding.MustRestart _ ->
              Optional.of(new FundingRefusal.AccountNotReady(onboarding.stage()));
        };
      }
    }

    record Refused(FundingRefusal why) implements Reading {}
  }
}
