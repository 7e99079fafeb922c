package io.purser.domain.card.account.funding;

import io.purser.domain.id.Ids;
import io.purser.domain.id.TypeId;
import java.util.Optional;

/** {@code fnd_…} */
public record FundingId(String value) {
  public FundingId {
    TypeId.require(value, "fnd");
  }

  public static FundingId next(Ids ids) {
    return new FundingId(ids.next("fnd"));
  }

  /** The id in this text, or empty when it is none of this kind. */
  public static Optional<FundingId> parse(String text) {
    return TypeId.is(text, "fnd") ? Optional.of(new FundingId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
