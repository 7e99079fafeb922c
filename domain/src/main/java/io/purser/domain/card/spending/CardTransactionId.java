package io.purser.domain.card.spending;

import io.purser.domain.id.Ids;
import io.purser.domain.id.TypeId;
import java.util.Optional;

/** {@code ctx_…} */
public record CardTransactionId(String value) {
  public CardTransactionId {
    TypeId.require(value, "ctx");
  }

  public static CardTransactionId next(Ids ids) {
    return new CardTransactionId(ids.next("ctx"));
  }

  /** The id in this text, or empty when it is none of this kind. */
  public static Optional<CardTransactionId> parse(String text) {
    return TypeId.is(text, "ctx") ? Optional.of(new CardTransactionId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
