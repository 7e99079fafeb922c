package io.purser.persistence;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;

/**
 * Whether requests can be served from the database at this moment. However often that is asked, the
 * database is asked once at a time, and not again for a second after it was well; and no connection
 * is taken for it that requests wait for.
 */
@Singleton
public final class DatabaseHealth {
  private static final int SECONDS_TO_ANSWER = 1;
  private static final Duration REMEMBERED = Duration.ofSeconds(1);

  private final DataSource pool;
  private final SchemaVersion schema;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile Answer last = new Answer(false, System.nanoTime());

  private record Answer(boolean isReady, long at) {
    boolean isStillGood() {
      return isReady && System.nanoTime() - at < REMEMBERED.toNanos();
    }
  }

  DatabaseHealth(@Named("intake") DataSource pool, SchemaVersion schema) {
    this.pool = DelegatingDataSource.unwrapDataSource(pool);
    this.schema = schema;
  }

  /** True when the database answers and has the schema of this build. Never throws. */
  public boolean isReady() {
    // While somebody asks, the others are told what was known before.
    if (!last.isStillGood() && asking.tryLock()) {
      try {
        last = new Answer(answers(), System.nanoTime());
      } finally {
        asking.unlock();
      }
    }
    return last.isReady();
  }

  private boolean answers() {
    try (var connection = pool.getConnection()) {
      return connection.isValid(SECONDS_TO_ANSWER) && schema.isCurrent();
    } catch (SQLException | FlywayException away) {
      return false;
    }
  }
}
