package io.purser.rest.customer;

import static io.purser.domain.customer.CustomerFilter.AtStage;
import static io.purser.domain.customer.CustomerFilter.CreatedBefore;
import static io.purser.domain.customer.CustomerFilter.CreatedFrom;
import static io.purser.domain.customer.CustomerFilter.InRegistration;
import static io.purser.domain.customer.CustomerFilter.InState;
import static io.purser.domain.customer.CustomerFilter.NeverOnboarded;
import static io.purser.domain.customer.CustomerFilter.OfType;
import static io.purser.domain.customer.CustomerFilter.WithExternalId;
import static io.purser.domain.customer.CustomerFilter.WithProviderStatus;

import io.purser.domain.card.onboarding.Stage;
import io.purser.domain.customer.CustomerFilter;
import io.purser.domain.customer.CustomerState;
import io.purser.domain.customer.ExternalId;
import io.purser.domain.customer.RegistrationState;
import io.purser.domain.list.Order;
import io.purser.domain.text.Text;
import io.purser.rest.json.Words;
import io.purser.rest.list.Query;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a list of customers is to hold, and in which order. */
final class CustomerListQuery {
  /** The provider's words are short; this is longer than any. */
  static final int MAX_PROVIDER_STATUS = 64;

  private static final Map<String, CustomerState> STATES = Words.byWord(CustomerState.values());
  private static final Map<String, RegistrationState> REGISTRATIONS =
      Words.byWord(RegistrationState.values());
  private static final Map<String, CustomerFilter> ONBOARDINGS = onboardings();
  private static final Map<String, Order> ORDERS = orders();

  private CustomerListQuery() {}

  static String[] parameters() {
    return new String[] {
      "type",
      "state",
      "externalId",
      "registration",
      "providerStatus",
      "onboardingState",
      "createdFrom",
      "createdBefore",
      "order",
      "limit",
      "cursor",
      "include"
    };
  }

  static List<CustomerFilter> filters(Query query) {
    return Stream.<Optional<? extends CustomerFilter>>of(
            query.choice("type", NewCustomer.TYPES).map(OfType::new),
            query.choice("state", STATES).map(InState::new),
            query
                .text("externalId", ExternalId::problemWith)
                .map(ExternalId::new)
                .map(WithExternalId::new),
            query.choice("registration", REGISTRATIONS).map(InRegistration::new),
            query
                .text("providerStatus", text -> Text.problemWith(text, MAX_PROVIDER_STATUS))
                .map(WithProviderStatus::new),
            query.choice("onboardingState", ONBOARDINGS),
            query.time("createdFrom").map(CreatedFrom::new),
            query.time("createdBefore").map(CreatedBefore::new))
        .<CustomerFilter>flatMap(Optional::stream)
        .toList();
  }

  static Order order(Query query) {
    return query.choice("order", ORDERS).orElse(Order.NEWEST_FIRST);
  }

  private static Map<String, CustomerFilter> onboardings() {
    var onboardings = new LinkedHashMap<String, CustomerFilter>();
    onboardings.put("none", new NeverOnboarded());
    for (var stage : Stage.values()) {
      onboardings.put(spelled(stage), new AtStage(stage));
    }
    return onboardings;
  }

  private static Map<String, Order> orders() {
    var orders = new LinkedHashMap<String, Order>();
    for (var order : Order.values()) {
      orders.put(spelled(order), order);
    }
    return orders;
  }

  private static String spelled(Enum<?> word) {
    return Words.of(word).replace('_', '-');
  }
}
