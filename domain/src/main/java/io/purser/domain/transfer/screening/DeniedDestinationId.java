package io.purser.domain.transfer.screening;

import io.purser.domain.id.Ids;
import io.purser.domain.id.TypeId;
import java.util.Optional;

/** {@code dny_…} */
public record DeniedDestinationId(String value) {
  public DeniedDestinationId {
    TypeId.require(value, "dny");
  }

  public static DeniedDestinationId next(Ids ids) {
    return new DeniedDestinationId(ids.next("dny"));
  }

  /** The id in this text, or empty when it is none of this kind. */
  public static Optional<DeniedDestinationId> parse(String text) {
    return TypeId.is(text, "dny") ? Optional.of(new DeniedDestinationId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
