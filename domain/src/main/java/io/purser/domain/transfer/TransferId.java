package io.purser.domain.transfer;

import io.purser.domain.id.Ids;
import io.purser.domain.id.TypeId;
import java.util.Optional;

/** {@code trf_…} */
public record TransferId(String value) {
  public TransferId {
    TypeId.require(value, "trf");
  }

  public static TransferId next(Ids ids) {
    return new TransferId(ids.next("trf"));
  }

  /** The id in this text, or empty when it is none of this kind. */
  public static Optional<TransferId> parse(String text) {
    return TypeId.is(text, "trf") ? Optional.of(new TransferId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
