package io.purser.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class DatabaseHealthTest {
  private TestDatabase database;
  private Pool pool;
  private DatabaseHealth health;

  @BeforeEach
  void start() {
    database = new TestDatabase();
    pool = new Pool(database.applicationsSettings());
    health = new DatabaseHealth(pool, database.get(SchemaVersion.class));
  }

  @AfterEach
  void stop() {
    database.close();
  }

  /** Connections to the database, or none while it is away. */
  private static final class Pool extends PGSimpleDataSource {
    private static final long serialVersionUID = 1;

    private final transient AtomicInteger asked = new AtomicInteger();
    private transient volatile boolean away;
    private transient volatile CountDownLatch slow = new CountDownLatch(0);

    Pool(MigrationSettings settings) {
      setUrl(settings.url());
      setUser(settings.username());
      setPassword(settings.password());
    }

    @Override
    public Connection getConnection() throws SQLException {
      asked.incrementAndGet();
      try {
        if (!slow.await(60, TimeUnit.SECONDS) || away) {
          throw new SQLException("the database is away");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SQLException(e);
      }
      return super.getConnection();
    }
  }

  @Test
  void however_often_it_is_asked_the_database_is_asked_once_a_second() {
    long begin = System.nanoTime();
    for (int i = 0; i < 1_000; i++) {
      assertThat(health.isReady()).isTrue();
    }
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);

    assertThat(pool.asked.get()).isBetween(1, (int) seconds + 1);
  }

  @Test
  void a_database_that_comes_back_is_noticed_at_once() {
    pool.away = true;
    assertThat(health.isReady()).isFalse();
    assertThat(health.isReady()).isFalse();
    pool.away = false;

    assertThat(health.isReady()).isTrue();
  }

  @Test
  void whoever_asks_while_somebody_waits_for_the_database_waits_not() throws Exception {
    pool.slow = new CountDownLatch(1);
    try (var other = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = other.submit(health::isReady);
      while (pool.asked.get() == 0) {
        Thread.onSpinWait();
      }

      assertThat(health.isReady()).isFalse();
      assertThat(pool.asked.get()).isOne();

      pool.slow.countDown();
      assertThat(first.get(60, TimeUnit.SECONDS)).isTrue();
    }
  }
}
