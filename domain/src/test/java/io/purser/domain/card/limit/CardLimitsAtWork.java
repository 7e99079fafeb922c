package io.purser.domain.card.limit;

import static io.purser.domain.InMemoryPlatform.BY;
import static java.util.Objects.requireNonNull;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.audit.AuditEntry;
import io.purser.domain.customer.Customer;
import io.purser.domain.idempotency.Reply;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.money.Money;
import io.purser.domain.operation.OperationRequests.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A customer with a card account, and everything that may be done with its limits. */
final class CardLimitsAtWork {
  final InMemoryPlatform platform = new InMemoryPlatform();
  final FakeCardLimits provider = platform.cardLimits;
  final Customer customer = platform.customer("ana@example.com");
  final String cardCustomer = platform.given.readyForCard(platform.tenant, customer);
  private int keys;

  static Money dollars(long amount) {
    return new Money(100 * amount, FakeCardLimits.USD);
  }

  ReadSpendingLimit.Result read() {
    return platform.readSpendingLimit.handle(
        platform.tenant.id(), customer.id(), platform.deadline());
  }

  Reply change(Money daily) {
    return change("limit-" + ++keys, daily);
  }

  Reply change(String key, Money daily) {
    return change(customer, key, daily);
  }

  private Reply change(Customer of, String key, Money daily) {
    return platform.operationRequests.handle(
        platform.call(key),
        platform.deadline(),
        () ->
            switch (platform.changeSpendingLimit.plan(platform.tenant.id(), of.id(), daily, BY)) {
              case ChangeSpendingLimit.Result.Planned(var operation) -> new Plan.Planned(operation);
              case ChangeSpendingLimit.Result.SoAlready _ ->
                  new Plan.Answered(new StoredAnswer(200, Map.of(), "so", null));
              case ChangeSpendingLimit.Result.Refused(var why) ->
                  new Plan.Answered(
                      new StoredAnswer(409, Map.of(), why.getClass().getSimpleName(), null));
            });
  }

  Reply count(CardCounts counts) {
    return count("counts-" + ++keys, counts);
  }

  Reply count(String key, CardCounts counts) {
    return platform.operationRequests.handle(
        platform.call(key),
        platform.deadline(),
        () ->
            switch (platform.changeCardCounts.plan(
                platform.tenant.id(), customer.id(), counts, BY)) {
              case ChangeCardCounts.Result.Planned(var operation) -> new Plan.Planned(operation);
              case ChangeCardCounts.Result.SoAlready _ ->
                  new Plan.Answered(new StoredAnswer(200, Map.of(), "so", null));
              case ChangeCardCounts.Result.Refused(var why) ->
                  new Plan.Answered(
                      new StoredAnswer(409, Map.of(), why.getClass().getSimpleName(), null));
            });
  }

  SpendingLimit limit() {
    return platform.given.in(
        platform.tenant,
        () ->
            platform.store.spendingLimits().get(platform.tenant.id(), customer.id()).orElseThrow());
  }

  Money daily() {
    return requireNonNull(limit().inForce().daily()).limit();
  }

  SpendingLimit.Wanted wanted() {
    return requireNonNull(limit().wanted());
  }

  SpendingLimit.Scheduled scheduled() {
    return requireNonNull(limit().scheduled());
  }

  CardCountLimit counts() {
    return platform.given.in(
        platform.tenant,
        () ->
            platform
                .store
                .cardCountLimits()
                .get(platform.tenant.id(), customer.id())
                .orElseThrow());
  }

  /** Another customer's limit is read once and changed. */
  void changeOfAnother(String email, Money daily) {
    var other = platform.customer(email);
    platform.given.readyForCard(platform.tenant, other);
    var _ =
        platform.readSpendingLimit.handle(platform.tenant.id(), other.id(), platform.deadline());
    change(other, "limit-" + ++keys, daily);
  }

  /** Returns how many were asked about. */
  int sweep() {
    var asked = new AtomicInteger();
    new SpendingLimitSweep(
            platform.store.spendingLimits(), platform.readSpendingLimit, Duration.ofSeconds(20), 10)
        .work(() -> asked.incrementAndGet() > 0);
    return asked.get();
  }

  void letTimePass(Duration time) {
    platform.store.letTimePass(time);
  }

  List<String> events() {
    return platform.store.auditLog().all().stream().map(AuditEntry::action).toList();
  }

  static int status(Reply reply) {
    return ((Reply.Answered) reply).answer().status();
  }

  static String body(Reply reply) {
    return ((Reply.Answered) reply).answer().body();
  }
}
