package io.purser.domain.card.spending;

import static java.util.Comparator.comparing;

import io.purser.domain.card.Card;
import io.purser.domain.card.CardId;
import io.purser.domain.card.InMemoryCards;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.CardOnboardings.Waiting;
import io.purser.domain.card.onboarding.InMemoryCardOnboardings;
import io.purser.domain.card.onboarding.OnboardingId;
import io.purser.domain.card.onboarding.Stage;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Pages;
import io.purser.domain.list.Position;
import io.purser.domain.money.Money;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import io.purser.domain.work.StaleAggregate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@link CardTransactions} in memory. */
public final class InMemoryCardTransactions implements CardTransactions {
  private static final Duration SELDOMEST = Duration.ofHours(6);

  private final InMemoryUnitOfWork work;
  private final InMemoryCards cards;
  private final InMemoryCardTokens tokens;
  private final InMemoryCardOnboardings onboardings;
  private final InstantSource clock;
  private final Rows<CardTransactionId, CardTransaction> rows;
  private final Rows<OnboardingId, Instant> asked;
  private final Rows<OnboardingId, Boolean> readToEnd;

  public InMemoryCardTransactions(
      InMemoryUnitOfWork work,
      InMemoryCards cards,
      InMemoryCardTokens tokens,
      InMemoryCardOnboardings onboardings,
      InstantSource clock) {
    this.work = work;
    this.cards = cards;
    this.tokens = tokens;
    this.onboardings = onboardings;
    this.clock = clock;
    this.rows = new Rows<>(work);
    this.asked = new Rows<>(work);
    this.readToEnd = new Rows<>(work);
  }

  @Override
  public void add(CardTransaction transaction) {
    var header = transaction.header();
    work.require(header.tenant(), "cardTransactions.add");
    rows.lockUnique(List.of(header.tenant(), header.providerId()));
    if (byProviderId(header.tenant(), header.providerId()).isPresent()) {
      throw new IllegalStateException("there is one already of " + header.providerId());
    }
    rows.add(transaction.id(), transaction.withVersion(1));
  }

  @Override
  public void save(CardTransaction transaction) {
    var header = transaction.header();
    work.require(header.tenant(), "cardTransactions.save");
    var stored = rows.lock(transaction.id());
    if (stored.isEmpty()
        || !stored.get().header().tenant().equals(header.tenant())
        || stored.get().header().version() != header.version()) {
      throw new StaleAggregate(transaction.id().value());
    }
    rows.put(transaction.id(), transaction.withVersion(header.version() + 1));
  }

  @Override
  public Optional<CardTransaction> byProviderId(TenantId tenant, String providerTransactionId) {
    work.require(tenant, "cardTransactions.byProviderId");
    return of(tenant)
        .filter(row -> row.header().providerId().equals(providerTransactionId))
        .findFirst();
  }

  @Override
  public Optional<CardSpending> get(TenantId tenant, CardTransactionId id) {
    work.require(tenant, "cardTransactions.get");
    return of(tenant).filter(row -> row.id().equals(id)).findFirst().map(this::among);
  }

  @Override
  public Page<CardSpending> list(
      TenantId tenant, CustomerId customer, List<SpendingFilter> filters, PageRequest page) {
    work.require(tenant, "cardTransactions.list");
    return Pages.cut(
        of(tenant)
            .filter(row -> row.header().customer().equals(customer))
            .map(this::among)
            .filter(row -> filters.stream().allMatch(filter -> matches(row, filter))),
        page,
        row -> {
          var header = row.transaction().header();
          return new Position(header.occurredAt(), header.id().value());
        });
  }

  private static boolean matches(CardSpending row, SpendingFilter filter) {
    var header = row.transaction().header();
    return switch (filter) {
      case SpendingFilter.WithCard(var card) -> card.equals(row.card());
      case SpendingFilter.OfKind(var kind) -> header.kind() == kind;
      case SpendingFilter.InState(var state) -> row.transaction().state() == state;
      case SpendingFilter.OccurredFrom(var time) -> !header.occurredAt().isBefore(time);
      case SpendingFilter.OccurredBefore(var time) -> header.occurredAt().isBefore(time);
    };
  }

  private CardSpending among(CardTransaction row) {
    var original = row.original();
    return new CardSpending(
        row,
        cardOf(row),
        original == null
            ? null
            : byProviderId(row.header().tenant(), original).map(CardTransaction::id).orElse(null),
        refunded(row));
  }

  private @Nullable CardId cardOf(CardTransaction row) {
    var header = row.header();
    return Optional.ofNullable(row.cardToken())
        .flatMap(token -> tokens.providerCard(header.tenant(), token))
        .flatMap(
            provider ->
                cards.of(header.tenant(), header.customer()).stream()
                    .filter(
                        card ->
                            card instanceof Card.Issued issued
                                && issued.provider().id().equals(provider))
                    .map(Card::id)
                    .findFirst())
        .orElse(null);
  }

  private Money refunded(CardTransaction row) {
    var currency = row.told().getFirst().amount().currency();
    return of(row.header().tenant())
        .filter(refund -> row.header().providerId().equals(refund.original()))
        .filter(refund -> refund.state() == SpendingState.SETTLED)
        .map(refund -> refund.history().current().amount())
        .filter(amount -> amount.currency().equals(currency))
        .reduce(Money.zero(currency), Money::plus);
  }

  @Override
  public List<Waiting> waiting(Duration age, int maximum) {
    return work.alone(
        "cardTransactions.waiting",
        () -> {
          var now = clock.instant();
          var due =
              onboardings.all().stream()
                  .filter(row -> isDue(row, age, now))
                  .sorted(
                      comparing((CardOnboarding row) -> askedAt(row).orElse(Instant.MIN))
                          .thenComparing(row -> row.id().value()))
                  // Who has been named since the rows were read is only seen under the lock.
                  .filter(row -> asked.tryLock(row.id()))
                  .filter(row -> isDue(row, age, now))
                  .limit(maximum)
                  .toList();
          due.forEach(row -> asked.put(row.id(), now));
          return due.stream().map(row -> new Waiting(row.header().tenant(), row.id())).toList();
        });
  }

  @Override
  public Optional<Instant> readBackTo(
      TenantId tenant, OnboardingId onboarding, CustomerId customer, Instant now) {
    work.require(tenant, "cardTransactions.readBackTo");
    return readToEnd
        .get(onboarding)
        .filter(toTheEnd -> toTheEnd)
        .map(
            _ ->
                of(tenant)
                    .filter(row -> row.header().customer().equals(customer))
                    .filter(row -> row.state().isOpen())
                    .map(row -> row.header().occurredAt())
                    .min(Instant::compareTo)
                    .orElse(now));
  }

  @Override
  public void wasReadToItsEnd(TenantId tenant, OnboardingId onboarding, Instant at) {
    work.require(tenant, "cardTransactions.wasReadToItsEnd");
    noteReading(onboarding, true, at);
  }

  @Override
  public void mustBeReadAgain(TenantId tenant, OnboardingId onboarding, Instant at) {
    work.require(tenant, "cardTransactions.mustBeReadAgain");
    noteReading(onboarding, false, at);
  }

  private void noteReading(OnboardingId onboarding, boolean toTheEnd, Instant at) {
    readToEnd.put(onboarding, toTheEnd);
    if (asked.get(onboarding).isEmpty()) {
      asked.put(onboarding, at);
    }
  }

  private boolean wasReadToItsEnd(OnboardingId onboarding) {
    return readToEnd.get(onboarding).orElse(false);
  }

  private Optional<Instant> askedAt(CardOnboarding row) {
    return asked.get(row.id());
  }

  private boolean isDue(CardOnboarding row, Duration age, Instant now) {
    boolean hasCard = row.stage() == Stage.ACTIVE;
    if (!hasCard && row.stage() != Stage.READY) {
      return false;
    }
    var before = askedAt(row);
    var longAgo = before.orElse(Instant.MIN);
    if (hasCard && !wasReadToItsEnd(row.id()) && !longAgo.isAfter(now.minus(age))) {
      return true;
    }
    return of(row.header().tenant())
        .filter(it -> it.header().customer().equals(row.header().customer()))
        .filter(it -> it.state().isOpen())
        .map(it -> it.header().updatedAt())
        .max(Instant::compareTo)
        .filter(changed -> !longAgo.isAfter(now.minus(wait(age, changed, now))))
        .isPresent();
  }

  private static Duration wait(Duration age, Instant changed, Instant now) {
    var quiet = Duration.between(changed, now).dividedBy(10);
    var capped = quiet.compareTo(SELDOMEST) > 0 ? SELDOMEST : quiet;
    return capped.compareTo(age) > 0 ? capped : age;
  }

  /** Every card transaction of every tenant, for assertions. */
  public List<CardTransaction> all() {
    return rows.committed();
  }

  private Stream<CardTransaction> of(TenantId tenant) {
    return rows.all().filter(row -> row.header().tenant().equals(tenant));
  }
}
