package io.purser.domain.card;

import io.purser.domain.InMemoryStore;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Steps;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Cards as the provider keeps them: it makes one of every request. It fails when it is called
 * inside a unit of work, and can be told to misbehave.
 */
public final class FakeCards implements CardProvider {
  private final InMemoryUnitOfWork work;
  private final Steps steps;
  private final InstantSource clock;
  private final List<Kept> kept = new ArrayList<>();
  private final Deque<Mishap> next = new ArrayDeque<>();
  private boolean away;
  private boolean unreadable;
  private Runnable afterTheNextList = () -> {};
  private Consumer<String> witness = _ -> {};
  private boolean pinSet;
  private int writes;
  private int views;

  public FakeCards(InMemoryStore store) {
    this.work = store.work();
    this.steps = store.steps();
    this.clock = store.clock();
  }

  private enum Mishap {
    ANSWER_LOST,
    REQUEST_LOST
  }

  private record Kept(String cardCustomer, ReportedCard card) {}

  // What it can be told to do.

  public void goesAway() {
    away = true;
  }

  public void comesBack() {
    away = false;
    unreadable = false;
    next.clear();
  }

  public void cannotBeRead() {
    unreadable = true;
  }

  public void losesTheNextAnswer() {
    next.add(Mishap.ANSWER_LOST);
  }

  public void losesTheNextRequest() {
    next.add(Mishap.REQUEST_LOST);
  }

  /** Every cardholder has chosen a PIN. */
  public void pinIsSet() {
    pinSet = true;
  }

  /** Something happens while the list is on its way to us. */
  public void afterTheNextList(Runnable event) {
    afterTheNextList = event;
  }

  /** Hears the provider's id of each card that we have made, at the moment at which it is. */
  public void isWatchedBy(Consumer<String> watcher) {
    witness = watcher;
  }

  /** A card that somebody else has had made. */
  public synchronized String has(String cardCustomer) {
    return made(cardCustomer).card().id();
  }

  public synchronized void becomes(String card, @Nullable CardCondition condition) {
    kept.replaceAll(
        it ->
            it.card.card().id().equals(card)
                ? new Kept(
                    it.cardCustomer,
                    new ReportedCard(it.card.card(), condition, it.card.createdAt()))
                : it);
  }

  // What came of it.

  public synchronized int cardsMade() {
    return kept.size();
  }

  public synchronized int writes() {
    return writes;
  }

  public synchronized @Nullable CardCondition conditionOf(String card) {
    return card(card).orElseThrow().condition();
  }

  // The port.

  @Override
  public Listing list(ProviderAccountId account, String cardCustomer, Deadline deadline) {
    work.requireNoneOpen();
    steps.take("the provider lists cards");
    if (away || unreadable) {
      return new Listing.Unavailable("away", Duration.ofSeconds(7));
    }
    var listed = listed(cardCustomer);
    var event = afterTheNextList;
    afterTheNextList = () -> {};
    event.run();
    return listed;
  }

  private synchronized Listing.Read listed(String cardCustomer) {
    return new Listing.Read(
        kept.stream().filter(it -> it.cardCustomer.equals(cardCustomer)).map(Kept::card).toList(),
        0);
  }

  @Override
  public Answer<ReportedCard> issue(
      ProviderAccountId account, String cardCustomer, Deadline deadline) {
    return write(
        () -> {
          var card = made(cardCustomer);
          witness.accept(card.card().id());
          return new Answer.Done<>(card);
        });
  }

  private ReportedCard made(String cardCustomer) {
    int number = kept.size() + 1;
    var card =
        new ReportedCard(
            new ProviderCard("provider-card-" + number, "%04d".formatted(number % 10_000)),
            CardCondition.ACTIVE,
            clock.instant());
    kept.add(new Kept(cardCustomer, card));
    return card;
  }

  @Override
  public Answer<CardCondition> change(
      ProviderAccountId account,
      String cardCustomer,
      String card,
      CardChange change,
      Deadline deadline) {
    return write(() -> changed(card, change));
  }

  @Override
  public Viewing view(
      ProviderAccountId account,
      String cardCustomer,
      String card,
      Set<CardPage> pages,
      Deadline deadline) {
    work.requireNoneOpen();
    steps.take("the provider is asked for a page");
    if (away) {
      return new Viewing.Unavailable("away", Duration.ofSeconds(7));
    }
    synchronized (this) {
      views++;
      var page =
          new SecureView(
              URI.create("https://pages.example.com/" + card + "/" + views),
              clock.instant().plusSeconds(300));
      return pinSet || pages.contains(CardPage.SET_PIN)
          ? new Viewing.Shown(page)
          : new Viewing.PinFirst(page);
    }
  }

  private Answer<CardCondition> changed(String id, CardChange change) {
    var card = card(id);
    if (card.isEmpty()) {
      return new Answer.Refused<>(Rejection.because(Reason.CARD_UNKNOWN_TO_PROVIDER));
    }
    var condition = card.get().condition();
    if (condition != null && condition.isEnd() && condition != change.target()) {
      return new Answer.Refused<>(new Rejection(Reason.CARD_STATE_FORBIDS, "INVALID_CARD_STATE"));
    }
    becomes(id, change.target());
    return new Answer.Done<>(change.target());
  }

  private Optional<ReportedCard> card(String id) {
    return kept.stream().map(Kept::card).filter(it -> it.card().id().equals(id)).findFirst();
  }

  private <E> Answer<E> write(Supplier<Answer<E>> effect) {
    work.requireNoneOpen();
    steps.take("the provider is asked about a card");
    if (away) {
      return new Answer.NotExecuted<>("nobody answers", Duration.ZERO);
    }
    Answer<E> answer;
    synchronized (this) {
      writes++;
      var mishap = next.poll();
      if (mishap == null) {
        answer = effect.get();
      } else {
        if (mishap == Mishap.ANSWER_LOST) {
          var _ = effect.get();
        }
        answer = new Answer.InDoubt<>("no answer");
      }
    }
    steps.take("the provider was asked about a card");
    return answer;
  }
}
