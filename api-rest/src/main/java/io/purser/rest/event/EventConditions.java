package io.purser.rest.event;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.event.EventFilter;
import io.purser.rest.list.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The conditions and positions of the feed, as queries have them. */
final class EventConditions {
  private static final Pattern TYPE = Pattern.compile("[a-z_]{1,40}\\.[a-z_]{1,40}");
  private static final Pattern POSITION = Pattern.compile("0|[1-9][0-9]{0,17}");

  private EventConditions() {}

  static List<EventFilter> of(Query query) {
    var filters = new ArrayList<EventFilter>();
    type(query).map(type -> new EventFilter.OfTypes(Set.of(type))).ifPresent(filters::add);
    query
        .parsed("customerId", CustomerId::parse, "must be a customer's id")
        .map(EventFilter.OfCustomer::new)
        .ifPresent(filters::add);
    return filters;
  }

  static Optional<String> type(Query query) {
    return query.parsed(
        "type",
        text -> Optional.of(text).filter(it -> TYPE.matcher(it).matches()),
        "must be a type of event, such as wallet.activated");
  }

  static Optional<Long> after(Query query) {
    return query.parsed("after", EventConditions::position, "must be a position: a whole number");
  }

  static Optional<Long> position(String text) {
    return Optional.of(text).filter(it -> POSITION.matcher(it).matches()).map(Long::valueOf);
  }
}
