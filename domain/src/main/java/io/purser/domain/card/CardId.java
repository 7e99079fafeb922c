package io.purser.domain.card;

import io.purser.domain.id.Ids;
import io.purser.domain.id.TypeId;
import java.util.Optional;

/** {@code crd_…} */
public record CardId(String value) {
  public CardId {
    TypeId.require(value, "crd");
  }

  public static CardId next(Ids ids) {
    return new CardId(ids.next("crd"));
  }

  /** The id in this text, or empty when it is none of this kind. */
  public static Optional<CardId> parse(String text) {
    return TypeId.is(text, "crd") ? Optional.of(new CardId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
