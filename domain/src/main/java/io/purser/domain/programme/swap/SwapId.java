package io.purser.domain.programme.swap;

import io.purser.domain.id.Ids;
import io.purser.domain.id.TypeId;
import java.util.Optional;

/** {@code swp_…} */
public record SwapId(String value) {
  public SwapId {
    TypeId.require(value, "swp");
  }

  public static SwapId next(Ids ids) {
    return new SwapId(ids.next("swp"));
  }

  /** The id in this text, or empty when it is none of this kind. */
  public static Optional<SwapId> parse(String text) {
    return TypeId.is(text, "swp") ? Optional.of(new SwapId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
