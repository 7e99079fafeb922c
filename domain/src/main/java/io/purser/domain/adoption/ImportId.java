package io.purser.domain.adoption;

import io.purser.domain.id.Ids;
import io.purser.domain.id.TypeId;
import java.util.Optional;

/** {@code imp_…}: one run through the provider's lists. */
public record ImportId(String value) {
  public ImportId {
    TypeId.require(value, "imp");
  }

  public static ImportId next(Ids ids) {
    return new ImportId(ids.next("imp"));
  }

  /** The id in this text, or empty when it is none of this kind. */
  public static Optional<ImportId> parse(String text) {
    return TypeId.is(text, "imp") ? Optional.of(new ImportId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
