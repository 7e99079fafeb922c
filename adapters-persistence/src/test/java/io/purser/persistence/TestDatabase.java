package io.purser.persistence;

import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.purser.domain.id.Ids;
import io.purser.domain.id.TimeOrderedIds;
import io.purser.domain.tenant.KeyProvider;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.TenantMode;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.UnitOfWork;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A database of its own, with the module's beans on top of it as production has them. */
public final class TestDatabase implements AutoCloseable {
  private static final AtomicInteger TENANTS = new AtomicInteger();

  private final String name = PostgresServer.newDatabase();
  private final Ids ids = new TimeOrderedIds(InstantSource.system(), new SecureRandom());
  private final ApplicationContext beans;

  public TestDatabase() {
    beans =
        ApplicationContext.builder()
            .properties(pool("default", 10))
            .properties(pool("intake", 4))
            .singletons(new FixedKey(), ids)
            .start();
  }

  private Map<String, Object> pool(String pool, int size) {
    var prefix = "datasources." + pool + ".";
    return Map.of(
        prefix + "url",
        PostgresServer.url(name),
        prefix + "username",
        PostgresServer.APPLICATION,
        prefix + "password",
        PostgresServer.password(),
        prefix + "driverClassName",
        "org.postgresql.Driver",
        prefix + "maximumPoolSize",
        size,
        prefix + "minimumIdle",
        1);
  }

  public <T> T get(Class<T> bean) {
    return beans.getBean(bean);
  }

  /** The bean of that name. */
  public <T> T get(Class<T> bean, String name) {
    return beans.getBean(bean, Qualifiers.byName(name));
  }

  public UnitOfWork work() {
    return get(UnitOfWork.class);
  }

  public UnitOfWork intakeWork() {
    return beans.getBean(UnitOfWork.class, Qualifiers.byName("intake"));
  }

  public Ids ids() {
    return ids;
  }

  /** A tenant that no other test has, with an account of its own. */
  public Tenant newTenant() {
    int number = TENANTS.incrementAndGet();
    return get(Tenants.class).ensure("tenant-" + number, "account-" + number, TenantMode.TEST);
  }

  public Connection asApplication() throws SQLException {
    return PostgresServer.connect(name, PostgresServer.APPLICATION);
  }

  public Connection asOwner() throws SQLException {
    return PostgresServer.connect(name, PostgresServer.OWNER);
  }

  /** Past row level security. */
  public Connection asSuperuser() throws SQLException {
    return PostgresServer.connectAsSuperuser(name);
  }

  /** How the commands that need the owner of the schema reach this database. */
  public MigrationSettings ownersSettings() {
    return new MigrationSettings(
        PostgresServer.url(name), PostgresServer.OWNER, PostgresServer.password());
  }

  public MigrationSettings applicationsSettings() {
    return new MigrationSettings(
        PostgresServer.url(name), PostgresServer.APPLICATION, PostgresServer.password());
  }

  Migrator migrator() {
    return new Migrator(ownersSettings());
  }

  @Override
  public void close() {
    beans.close();
  }

  private record FixedKey() implements KeyProvider {
    @Override
    public byte[] rootKey() {
      var key = new byte[32];
      key[0] = 42;
      return key;
    }
  }
}
