package io.purser.domain.simulation;

import io.purser.domain.InMemoryStore;
import io.purser.domain.operation.ProviderKey;
import io.purser.domain.operation.ProviderWrite.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A provider that pays and sets limits. It knows a repeated payment by its key, for a day; a
 * payment without one it makes as often as it is asked.
 */
final class Bank {
  private static final Duration KEYS_LIVE = Duration.ofHours(24);

  private final InMemoryStore store;
  private final List<Payment> payments = new ArrayList<>();
  private final Map<ProviderKey, Payment> keys = new HashMap<>();
  private final Map<String, Integer> limits = new HashMap<>();

  Bank(InMemoryStore store) {
    this.store = store;
  }

  /**
   * @param key the key that it came with, or null
   * @param order whose order it was, which the bank itself does not tell
   */
  record Payment(
      String id, String card, int amount, @Nullable ProviderKey key, Instant at, String order) {}

  Answer<String> payWithKey(ProviderKey key, Order order) {
    return write(
        "pay",
        () -> {
          var known = keys.get(key);
          if (known != null && isRemembered(known)) {
            return known.id();
          }
          var paid = pay(order, key);
          keys.put(key, paid);
          return paid.id();
        });
  }

  /** Whether a payment under this key would be the one that it has made already. */
  boolean knows(ProviderKey key) {
    var made = keys.get(key);
    return made != null && isRemembered(made);
  }

  private boolean isRemembered(Payment made) {
    return store.now().isBefore(made.at().plus(KEYS_LIVE));
  }

  Answer<String> payOnce(Order order) {
    return write("pay", () -> pay(order, null).id());
  }

  Answer<String> setLimit(Order order) {
    return write(
        "set",
        () -> {
          limits.put(order.card(), order.value());
          return "limit";
        });
  }

  private Payment pay(Order order, @Nullable ProviderKey key) {
    var id = "payment-" + (payments.size() + 1);
    var paid = new Payment(id, order.card(), order.value(), key, store.now(), order.id());
    payments.add(paid);
    return paid;
  }

  private Answer<String> write(String what, Supplier<String> effect) {
    store.work().requireNoneOpen();
    store.steps().take("provider is asked to " + what);
    var done = effect.get();
    store.steps().take("provider was asked to " + what);
    return new Answer.Done<>(done);
  }

  Optional<String> paidUnder(ProviderKey key) {
    return read(() -> Optional.ofNullable(keys.get(key)).map(Payment::id));
  }

  /** A payment without a key to a card that is none of those that are known. */
  Optional<String> paid(String card, int amount, Set<String> known) {
    return read(
        () ->
            payments.stream()
                .filter(paid -> paid.key() == null)
                .filter(paid -> paid.card().equals(card) && paid.amount() == amount)
                .map(Payment::id)
                .filter(id -> !known.contains(id))
                .findFirst());
  }

  boolean isLimitedTo(String card, int value) {
    return read(() -> limit(card) == value);
  }

  private <T> T read(Supplier<T> look) {
    store.work().requireNoneOpen();
    store.steps().take("provider reads");
    var seen = look.get();
    store.steps().take("provider has read");
    return seen;
  }

  // What is really so.

  int limit(String card) {
    return limits.getOrDefault(card, 0);
  }

  List<Payment> paymentsOf(Order order) {
    return payments.stream().filter(paid -> paid.order().equals(order.id())).toList();
  }
}
