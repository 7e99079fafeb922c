package io.purser.domain.card.spending;

import static java.util.Comparator.comparing;

import io.purser.domain.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of a card transaction, as it follows from everything that was told of it. It is the
 * same for every order in which that arrives, and however often: it is worked out anew from all of
 * it each time (ADR 15).
 *
 * <p>Of what was told, the furthest counts ({@link SpendingState}), and of the same state the
 * latest by the provider's clock. The provider's record goes before all that had reached us a while
 * before we asked for it, and so is the only thing that takes a transaction back from an end. No
 * clock of the provider's is ever compared with one of ours.
 *
 * @param sightings its events in their order; what the record alone has told of stands among them
 * @param current how it is now, the last of them
 */
public record SpendingHistory(List<Sighting> sightings, Sighting current) {
  /**
   * How much later than an event a record must have been asked for to be the newer one: the
   * provider's list may be behind its events, and one node's clock behind another's.
   */
  static final Duration LAG = Duration.ofSeconds(10);

  public SpendingHistory {
    sightings = List.copyOf(sightings);
  }

  /** Of at least one. */
  public static SpendingHistory of(List<Sighting> told) {
    var inOrder = told.stream().sorted(order(told)).toList();
    var current = current(inOrder);
    var shown = new ArrayList<Sighting>();
    for (var sighting : inOrder) {
      // A record stands next to the event that says the same, and tells nothing more.
      if (shown.isEmpty() || !shown.getLast().looksLike(sighting)) {
        shown.add(sighting);
      }
    }
    if (!shown.getLast().looksLike(current)) {
      shown.remove(current);
      shown.add(current);
    }
    return new SpendingHistory(shown, shown.getLast());
  }

  private static Sighting current(List<Sighting> inOrder) {
    var understood = inOrder.stream().filter(Sighting::isUnderstood).toList();
    if (understood.isEmpty()) {
      return inOrder.getLast();
    }
    var asked =
        understood.stream()
            .filter(Sighting::isRecord)
            .map(Sighting::heardAt)
            .max(Instant::compareTo);
    return understood.stream()
        .filter(it -> asked.isEmpty() || it.heardAt().isAfter(asked.get().minus(LAG)))
        .reduce((_, later) -> later)
        .orElseThrow();
  }

  private static boolean isEventOf(Sighting event, Sighting record) {
    return !event.isRecord() && event.looksLike(record);
  }

  private static Comparator<Sighting> order(List<Sighting> told) {
    return comparing(Sighting::state)
        .thenComparing(sighting -> timeOf(sighting, told))
        .thenComparing(Sighting::source)
        .thenComparingLong(sighting -> sighting.amount().minor())
        .thenComparing(sighting -> sighting.word() == null ? "" : sighting.word());
  }

  /**
   * A record says at most when its state began, which is not when its amount last changed. It is no
   * older than events that say the same, nor than those of its state that had reached us before.
   */
  private static Instant timeOf(Sighting sighting, List<Sighting> told) {
    var events =
        sighting.isRecord()
            ? told.stream().filter(it -> isEventOf(it, sighting) || wasKnownTo(it, sighting))
            : Stream.<Sighting>empty();
    return Stream.concat(Stream.of(sighting), events)
        .map(Sighting::happenedAt)
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElse(Instant.MIN);
  }

  private static boolean wasKnownTo(Sighting event, Sighting record) {
    return !event.isRecord()
        && event.state() == record.state()
        && !event.heardAt().isAfter(record.heardAt().minus(LAG));
  }

  /** Whether both show the same, however it was told. */
  boolean looksLike(SpendingHistory other) {
    return sightings.size() == other.sightings.size()
        && IntStream.range(0, sightings.size())
            .allMatch(i -> sightings.get(i).looksLike(other.sightings.get(i)));
  }

  /** What was authorised before any of it was let go, or null while that was not told. */
  public @Nullable Money authorised() {
    return last(SpendingState.AUTHORIZED).orElse(null);
  }

  /** What is held. Null while the state is not understood. */
  public @Nullable Money held() {
    return amountIf(current.state().isHeld());
  }

  /** What was taken; of a refund, what was given back. Null while the state is not understood. */
  public @Nullable Money settled() {
    return amountIf(current.state() == SpendingState.SETTLED);
  }

  /**
   * What the merchant has let go of what was authorised. Null while it is not known how much that
   * is.
   */
  public @Nullable Money reversed() {
    var authorised = authorised();
    var rest = last(SpendingState.PARTIALLY_REVERSED).orElse(null);
    if (current.state() == SpendingState.REVERSED && rest == null) {
      return authorised == null ? current.amount() : authorised;
    }
    if (rest == null) {
      return amountIf(false);
    }
    if (authorised == null || current.state() == SpendingState.REVERSED) {
      return authorised;
    }
    // What is held again later may be more than what was held at first.
    return authorised.minor() > rest.minor() ? authorised.minus(rest) : zero();
  }

  private Optional<Money> last(SpendingState state) {
    return sightings.stream()
        .filter(sighting -> sighting.state() == state)
        .map(Sighting::amount)
        .reduce((_, later) -> later);
  }

  private @Nullable Money amountIf(boolean moved) {
    if (!current.isUnderstood()) {
      return null;
    }
    return moved ? current.amount() : zero();
  }

  private Money zero() {
    return Money.zero(current.amount().currency());
  }
}
