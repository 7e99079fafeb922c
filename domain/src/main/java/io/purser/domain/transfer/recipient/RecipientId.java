package io.purser.domain.transfer.recipient;

import io.purser.domain.id.Ids;
import io.purser.domain.id.TypeId;
import java.util.Optional;

/** {@code rcp_…} */
public record RecipientId(String value) {
  public RecipientId {
    TypeId.require(value, "rcp");
  }

  public static RecipientId next(Ids ids) {
    return new RecipientId(ids.next("rcp"));
  }

  /** The id in this text, or empty when it is none of this kind. */
  public static Optional<RecipientId> parse(String text) {
    return TypeId.is(text, "rcp") ? Optional.of(new RecipientId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
