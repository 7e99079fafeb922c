package io.purser.domain.operation;

import io.purser.domain.id.Ids;
import io.purser.domain.id.TypeId;
import java.util.Optional;

/** {@code op_…} */
public record OperationId(String value) {
  public OperationId {
    TypeId.require(value, "op");
  }

  public static OperationId next(Ids ids) {
    return new OperationId(ids.next("op"));
  }

  /** The id in this text, or empty when it is none of this kind. */
  public static Optional<OperationId> parse(String text) {
    return TypeId.is(text, "op") ? Optional.of(new OperationId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
