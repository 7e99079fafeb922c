package io.purser.domain.programme.history;

import io.purser.domain.id.Ids;
import io.purser.domain.id.TypeId;

/** {@code mwt_…} */
public record MovementId(String value) {
  public MovementId {
    TypeId.require(value, "mwt");
  }

  public static MovementId next(Ids ids) {
    return new MovementId(ids.next("mwt"));
  }

  @Override
  public String toString() {
    return value;
  }
}
