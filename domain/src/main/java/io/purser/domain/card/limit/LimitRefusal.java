package io.purser.domain.card.limit;

import io.purser.domain.card.onboarding.Stage;
import io.purser.domain.customer.CustomerRefusal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Why the business says no to something about a limit. */
public sealed interface LimitRefusal {
  record OfCustomer(CustomerRefusal why) implements LimitRefusal {}

  /** The customer has never begun an onboarding. */
  record NoOnboarding() implements LimitRefusal {}

  /** The customer's onboarding has not come so far that there is an account to spend from. */
  record NotOnboarded(Stage stage) implements LimitRefusal {}

  /** The card account is kept in another currency, which is this one. */
  record CurrencyDiffers(Currency currency) implements LimitRefusal {}

  record ByProvider(@Nullable String providerCode) implements LimitRefusal {}
}
