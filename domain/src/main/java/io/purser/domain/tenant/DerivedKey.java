package io.purser.domain.tenant;

import org.jspecify.annotations.Nullable;

/** A key for one purpose, derived when it is first needed and the same from then on. */
public final class DerivedKey {
  private final KeyProvider provider;
  private final String purpose;
  private volatile byte @Nullable [] key;

  public DerivedKey(KeyProvider provider, String purpose) {
    this.provider = provider;
    this.purpose = purpose;
  }

  /** 32 bytes. Whoever is first may have to wait for the root key to be read. */
  public byte[] bytes() {
    var known = key;
    if (known == null) {
      known = provider.keyFor(purpose);
      key = known;
    }
    return known.clone();
  }
}
