package io.purser.domain.tenant;

import io.purser.domain.id.Ids;
import io.purser.domain.id.TypeId;

/** {@code pac_…}: one set of credentials at the provider, which serves one or more tenants. */
public record ProviderAccountId(String value) {
  public ProviderAccountId {
    TypeId.require(value, "pac");
  }

  public static ProviderAccountId next(Ids ids) {
    return new ProviderAccountId(ids.next("pac"));
  }

  @Override
  public String toString() {
    return value;
  }
}
