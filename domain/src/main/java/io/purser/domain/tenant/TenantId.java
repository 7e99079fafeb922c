package io.purser.domain.tenant;

import io.purser.domain.id.Ids;
import io.purser.domain.id.TypeId;
import java.util.Optional;

/** {@code ten_…} */
public record TenantId(String value) {
  public TenantId {
    TypeId.require(value, "ten");
  }

  public static TenantId next(Ids ids) {
    return new TenantId(ids.next("ten"));
  }

  /** The id in this text, or empty when it is none of this kind. */
  public static Optional<TenantId> parse(String text) {
    return TypeId.is(text, "ten") ? Optional.of(new TenantId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
