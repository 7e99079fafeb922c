package io.purser.domain.card.limit;

import io.purser.domain.InMemoryStore;
import io.purser.domain.money.Money;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Steps;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Limits as the provider keeps them: a daily limit is in force three minutes after it was asked
 * for, and the later of two counts. It fails when it is called inside a unit of work, and can be
 * told to misbehave.
 */
public final class FakeCardLimits implements SpendingLimitProvider, CardCountProvider {
  public static final Currency USD = Currency.getInstance("USD");
  public static final Duration DELAY = Duration.ofMinutes(3);

  private static final CardCounts CEILINGS = new CardCounts(3, 2, 5);
  private static final Money HIGHEST = new Money(1_000_000, USD);

  private final InMemoryUnitOfWork work;
  private final Steps steps;
  private final InstantSource clock;
  private final Map<String, Money> inForce = new HashMap<>();
  private final Map<String, Waiting> waiting = new HashMap<>();
  private final Map<String, CardCounts> counts = new HashMap<>();
  private Runnable pause = () -> {};
  private boolean away;
  private boolean losesAnswer;
  private int writes;
  private int reads;

  private record Waiting(Money daily, Instant from) {}

  public FakeCardLimits(InMemoryStore store) {
    this.work = store.work();
    this.steps = store.steps();
    this.clock = store.clock();
  }

  public void goesAway() {
    away = true;
  }

  public void comesBack() {
    away = false;
    losesAnswer = false;
  }

  /** So much time passes from every question about limits to its answer. */
  public void takes(Duration time, InMemoryStore store) {
    pause = () -> store.letTimePass(time);
  }

  public void losesTheNextAnswer() {
    losesAnswer = true;
  }

  public synchronized int writes() {
    return writes;
  }

  public synchronized int reads() {
    return reads;
  }

  public synchronized @Nullable Money dailyOf(String cardCustomer) {
    arrive(cardCustomer);
    return inForce.get(cardCustomer);
  }

  public synchronized @Nullable CardCounts countsOf(String cardCustomer) {
    return counts.get(cardCustomer);
  }

  private void arrive(String cardCustomer) {
    var next = waiting.get(cardCustomer);
    if (next != null && !next.from().isAfter(clock.instant())) {
      inForce.put(cardCustomer, next.daily());
      waiting.remove(cardCustomer);
    }
  }

  @Override
  public LimitReading read(ProviderAccountId account, String cardCustomer, Deadline deadline) {
    work.requireNoneOpen();
    steps.take("the provider is asked for limits");
    pause.run();
    if (away) {
      return new LimitReading.Unavailable("away", Duration.ofSeconds(7));
    }
    synchronized (this) {
      reads++;
      var daily = dailyOf(cardCustomer);
      var limit = daily == null ? new Money(799_900, USD) : daily;
      return new LimitReading.Read(
          new ReportedLimits(USD, new Allowance(limit, Money.zero(USD), limit), null, null));
    }
  }

  @Override
  public Answer<Accepted> change(
      ProviderAccountId account, String cardCustomer, Money daily, Deadline deadline) {
    return write(
        () -> {
          if (daily.minor() > HIGHEST.minor()) {
            return new Answer.Refused<>(new Rejection(Reason.LIMIT_NOT_ACCEPTED, "INVALID_LIMIT"));
          }
          arrive(cardCustomer);
          waiting.put(cardCustomer, new Waiting(daily, clock.instant().plus(DELAY)));
          return new Answer.Done<>(new Accepted(DELAY));
        });
  }

  @Override
  public Answer<Confirmed> change(
      ProviderAccountId account, String cardCustomer, CardCounts change, Deadline deadline) {
    return write(
        () -> {
          var known = counts.getOrDefault(cardCustomer, new CardCounts(1, 1, 2)).with(change);
          if (known.virtual() != null && known.virtual() > 3) {
            return new Answer.Refused<>(
                new Rejection(Reason.LIMIT_NOT_ACCEPTED, "INVALID_CARD_LIMIT"));
          }
          counts.put(cardCustomer, known);
          return new Answer.Done<>(new Confirmed(known, CEILINGS));
        });
  }

  private <E> Answer<E> write(Supplier<Answer<E>> effect) {
    work.requireNoneOpen();
    steps.take("the provider is asked for another limit");
    if (away) {
      return new Answer.NotExecuted<>("nobody answers", Duration.ZERO);
    }
    Answer<E> answer;
    synchronized (this) {
      writes++;
      answer = effect.get();
      if (losesAnswer) {
        losesAnswer = false;
        answer = new Answer.InDoubt<>("no answer");
      }
    }
    steps.take("the provider was asked for another limit");
    return answer;
  }
}
