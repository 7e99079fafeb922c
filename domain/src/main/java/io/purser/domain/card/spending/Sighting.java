package io.purser.domain.card.spending;

import io.purser.domain.money.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a card transaction was at some moment, as the provider told it once.
 *
 * @param word the provider's own word for the state where we do not know it, otherwise null
 * @param amount what was shown then: held while it is authorised, taken once it is settled
 * @param happenedAt by the provider's clock, or null where it does not say
 * @param heardAt by our clock: when the event reached us, or when we asked for the record
 */
public record Sighting(
    Source source,
    SpendingState state,
    @Nullable String word,
    Money amount,
    @Nullable Instant happenedAt,
    Instant heardAt) {
  public Sighting {
    // Times that are stored come back in microseconds, and must then be the same as before.
    happenedAt = happenedAt == null ? null : happenedAt.truncatedTo(ChronoUnit.MICROS);
    heardAt = heardAt.truncatedTo(ChronoUnit.MICROS);
  }

  /** How it was told. */
  public enum Source {
    /** The provider told that it became so. It is true of the moment when it happened. */
    EVENT,
    /** It stood so in the provider's list. It is true of the moment when we asked. */
    RECORD
  }

  boolean isRecord() {
    return source == Source.RECORD;
  }

  boolean isUnderstood() {
    return state != SpendingState.NOT_UNDERSTOOD;
  }

  /** Whether both say the same, whenever and however they say it. */
  boolean looksLike(Sighting other) {
    return state == other.state && amount.equals(other.amount) && Objects.equals(word, other.word);
  }

  /** Whether the one is the other, told again. A record is, whenever it is read. */
  boolean repeats(Sighting other) {
    return source == other.source
        && looksLike(other)
        && (isRecord() || Objects.equals(happenedAt, other.happenedAt));
  }

  Sighting heardAgain(Instant at) {
    return new Sighting(source, state, word, amount, happenedAt, at);
  }
}
