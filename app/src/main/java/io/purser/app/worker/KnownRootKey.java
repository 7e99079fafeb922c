package io.purser.app.worker;

import io.purser.domain.tenant.WrongMasterKey;
import io.purser.persistence.seal.RootKeys;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the root key is known, for those who ask again and again until it is. That our master key
 * is the wrong one is logged once, and then again only when something else is wrong with it.
 */
@Singleton
public final class KnownRootKey {
  private static final Logger LOG = LoggerFactory.getLogger(KnownRootKey.class);

  private final BooleanSupplier known;
  private final AtomicReference<@Nullable String> told = new AtomicReference<>();

  @Inject
  KnownRootKey(RootKeys keys) {
    this(keys::isKnown);
  }

  /**
   * @param known as {@link RootKeys#isKnown}
   */
  KnownRootKey(BooleanSupplier known) {
    this.known = known;
  }

  public boolean isKnown() {
    try {
      return known.getAsBoolean();
    } catch (WrongMasterKey wrong) {
      var why = String.valueOf(wrong.getMessage());
      if (!why.equals(told.getAndSet(why))) {
        LOG.error("not ready: {}", why);
      }
      return false;
    }
  }
}
