package io.purser.domain.card.account.withdrawal;

import io.purser.domain.id.Ids;
import io.purser.domain.id.TypeId;
import java.util.Optional;

/** {@code cwd_…} */
public record WithdrawalId(String value) {
  public WithdrawalId {
    TypeId.require(value, "cwd");
  }

  public static WithdrawalId next(Ids ids) {
    return new WithdrawalId(ids.next("cwd"));
  }

  /** The id in this text, or empty when it is none of this kind. */
  public static Optional<WithdrawalId> parse(String text) {
    return TypeId.is(text, "cwd") ? Optional.of(new WithdrawalId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
