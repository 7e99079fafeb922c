package io.purser.domain.tenant;

import io.purser.domain.id.Ids;
import io.purser.domain.id.TypeId;

/** {@code ten_…} */
public record TenantId(String value) {
  public TenantId {
    TypeId.require(value, "ten");
  }

  public static TenantId next(Ids ids) {
    return new TenantId(ids.next("ten"));
  }

  @Override
  public String toString() {
    return value;
  }
}
