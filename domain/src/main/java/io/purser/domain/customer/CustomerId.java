package io.purser.domain.customer;

import io.purser.domain.id.Ids;
import io.purser.domain.id.TypeId;
import java.util.Optional;

/** {@code cus_…} for an individual, {@code biz_…} for a business. */
public record CustomerId(String value) {
  public CustomerId {
    TypeId.require(value, "cus", "biz");
  }

  public static CustomerId next(Ids ids, CustomerType type) {
    return new CustomerId(ids.next(type.idPrefix()));
  }

  /** The id in this text, or empty when it is none of this kind. */
  public static Optional<CustomerId> parse(String text) {
    return TypeId.is(text, "cus", "biz") ? Optional.of(new CustomerId(text)) : Optional.empty();
  }

  public CustomerType type() {
    return value.startsWith("biz") ? CustomerType.BUSINESS : CustomerType.INDIVIDUAL;
  }

  @Override
  public String toString() {
    return value;
  }
}
