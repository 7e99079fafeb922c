package io.purser.app;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.order.Ordered;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.purser.app.setting.RequiredSettings;
import io.purser.persistence.Migrator;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a node bring the schema up to date when it starts, where that is asked for. The server runs
 * by then, so that a long migration does not look like a dead node; until it is done the node is
 * not ready. Should it fail, the node ends.
 */
@Singleton
@Requires(property = RequiredSettings.MIGRATION_AT_START, value = "true")
final class MigrationAtStart implements ApplicationEventListener<ServerStartupEvent>, Ordered {
  private static final Logger LOG = LoggerFactory.getLogger(MigrationAtStart.class);

  private final Migrator migrator;

  MigrationAtStart(Migrator migrator) {
    this.migrator = migrator;
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent started) {
    LOG.info("{} migrations were run", migrator.migrate());
  }

  /** Before the workers, which need the tables. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
