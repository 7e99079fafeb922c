package io.purser.domain.wallet;

import io.purser.domain.id.Ids;
import io.purser.domain.id.TypeId;
import java.util.Optional;

/** {@code wal_…} */
public record WalletId(String value) {
  public WalletId {
    TypeId.require(value, "wal");
  }

  public static WalletId next(Ids ids) {
    return new WalletId(ids.next("wal"));
  }

  /** The id in this text, or empty when it is none of this kind. */
  public static Optional<WalletId> parse(String text) {
    return TypeId.is(text, "wal") ? Optional.of(new WalletId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
