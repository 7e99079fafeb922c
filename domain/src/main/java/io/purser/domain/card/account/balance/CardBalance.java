package io.purser.domain.card.account.balance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is in a card account, as far as is known, and since when that is known.
 *
 * @param movedAt when it last changed, by the provider's clock; null where it was not told
 * @param asOf by our clock: what happened after may be missing
 * @param source how we know
 */
public record CardBalance(Figures figures, @Nullable Instant movedAt, Instant asOf, Source source) {

  /** How we know what is in an account. */
  public enum Source {
    /** The provider delivered an event. */
    WEBHOOK,
    /** The provider answered us from its own books. */
    PROVIDER,
    /** The provider answered us from the chain, which knows of no holds. */
    CHAIN
  }

  /** How something that was told relates to what is known. */
  public enum Order {
    NEWER,
    OLDER,
    /** Which of them is newer cannot be said without asking the provider. */
    UNCLEAR
  }

  /** An answer. Whatever moves after the question may be missing from it. */
  public static CardBalance answered(ReportedBalance report, Instant askedAt) {
    return new CardBalance(
        report.figures(),
        report.movedAt(),
        askedAt,
        report.fromChain() ? Source.CHAIN : Source.PROVIDER);
  }

  /** What an event said that was certainly there at this moment. */
  public static CardBalance delivered(ReportedBalance report, Instant atTheLatest) {
    var movedAt = report.movedAt();
    return new CardBalance(
        report.figures(),
        movedAt,
        movedAt != null && movedAt.isBefore(atTheLatest) ? movedAt : atTheLatest,
        Source.WEBHOOK);
  }

  /**
   * Two times of the provider's are compared by themselves, since its clock may not be ours. Two
   * answers to us are compared by when we asked.
   */
  public Order comparedTo(CardBalance known) {
    if (movedAt != null && known.movedAt != null && !movedAt.equals(known.movedAt)) {
      return movedAt.isAfter(known.movedAt) ? Order.NEWER : Order.OLDER;
    }
    if (source == Source.WEBHOOK) {
      // The same moment, told twice; or told without one.
      return movedAt != null && movedAt.equals(known.movedAt) && figures.equals(known.figures)
          ? Order.OLDER
          : Order.UNCLEAR;
    }
    return asOf.isAfter(known.asOf) ? Order.NEWER : Order.OLDER;
  }

  /** What is known never gets older, whatever time a newer report bears. */
  CardBalance notOlderThan(CardBalance known) {
    return asOf.isBefore(known.asOf) ? new CardBalance(figures, movedAt, known.asOf, source) : this;
  }
}
