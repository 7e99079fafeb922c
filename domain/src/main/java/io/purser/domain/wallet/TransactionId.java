package io.purser.domain.wallet;

import io.purser.domain.id.Ids;
import io.purser.domain.id.TypeId;
import java.util.Optional;

/** {@code txn_…} */
public record TransactionId(String value) {
  public TransactionId {
    TypeId.require(value, "txn");
  }

  public static TransactionId next(Ids ids) {
    return new TransactionId(ids.next("txn"));
  }

  /** The id in this text, or empty when it is none of this kind. */
  public static Optional<TransactionId> parse(String text) {
    return TypeId.is(text, "txn") ? Optional.of(new TransactionId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
