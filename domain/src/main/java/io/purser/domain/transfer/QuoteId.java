package io.purser.domain.transfer;

import io.purser.domain.id.Ids;
import io.purser.domain.id.TypeId;
import java.util.Optional;

/** {@code quo_…} */
public record QuoteId(String value) {
  public QuoteId {
    TypeId.require(value, "quo");
  }

  public static QuoteId next(Ids ids) {
    return new QuoteId(ids.next("quo"));
  }

  /** The id in this text, or empty when it is none of this kind. */
  public static Optional<QuoteId> parse(String text) {
    return TypeId.is(text, "quo") ? Optional.of(new QuoteId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
