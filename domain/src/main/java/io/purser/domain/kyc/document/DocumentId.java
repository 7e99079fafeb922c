package io.purser.domain.kyc.document;

import io.purser.domain.id.Ids;
import io.purser.domain.id.TypeId;
import java.util.Optional;

/** {@code doc_…} */
public record DocumentId(String value) {
  public DocumentId {
    TypeId.require(value, "doc");
  }

  public static DocumentId next(Ids ids) {
    return new DocumentId(ids.next("doc"));
  }

  /** The id in this text, or empty when it is none of this kind. */
  public static Optional<DocumentId> parse(String text) {
    return TypeId.is(text, "doc") ? Optional.of(new DocumentId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
