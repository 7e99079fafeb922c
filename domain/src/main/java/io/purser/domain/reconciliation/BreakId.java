package io.purser.domain.reconciliation;

import io.purser.domain.id.Ids;
import io.purser.domain.id.TypeId;
import java.util.Optional;

/** {@code brk_…} */
public record BreakId(String value) {
  public BreakId {
    TypeId.require(value, "brk");
  }

  public static BreakId next(Ids ids) {
    return new BreakId(ids.next("brk"));
  }

  /** The id in this text, or empty when it is none of this kind. */
  public static Optional<BreakId> parse(String text) {
    return TypeId.is(text, "brk") ? Optional.of(new BreakId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
