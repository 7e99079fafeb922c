package io.purser.domain.wallet.external;

import io.purser.domain.id.Ids;
import io.purser.domain.id.TypeId;
import java.util.Optional;

/** {@code ewl_…} */
public record ExternalWalletId(String value) {
  public ExternalWalletId {
    TypeId.require(value, "ewl");
  }

  public static ExternalWalletId next(Ids ids) {
    return new ExternalWalletId(ids.next("ewl"));
  }

  /** The id in this text, or empty when it is none of this kind. */
  public static Optional<ExternalWalletId> parse(String text) {
    return TypeId.is(text, "ewl") ? Optional.of(new ExternalWalletId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
