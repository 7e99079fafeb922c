package io.purser.app;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.order.Ordered;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.purser.domain.tenant.WrongMasterKey;
import io.purser.persistence.seal.RootKeys;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the root key when a node starts, so that one with the wrong master key ends. While the
 * database is away the node goes on, and is not ready until the key was read.
 */
@Singleton
final class RootKeyAtStart implements ApplicationEventListener<ServerStartupEvent>, Ordered {
  private static final Logger LOG = LoggerFactory.getLogger(RootKeyAtStart.class);

  private final RootKeys keys;

  RootKeyAtStart(RootKeys keys) {
    this.keys = keys;
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent started) {
    try {
      if (!keys.isKnown()) {
        LOG.warn("the root key cannot be read yet; not ready until it was");
      }
    } catch (WrongMasterKey wrong) {
      // The framework logs it with all that it has gone through, and ends the process.
      System.err.println("purser: not started: " + wrong.getMessage());
      throw wrong;
    }
  }

  /** After the migration, which makes its table, and before the workers. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE + 1;
  }
}
