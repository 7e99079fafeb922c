package io.purser.persistence.seal;

import static io.purser.persistence.schema.Tables.DATA_KEY;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.purser.persistence.MigrationSettings;
import io.purser.persistence.Transactions;
import io.purser.persistence.schema.Routines;
import io.purser.persistence.schema.tables.records.AnyCustomerWithKeyRecord;
import io.purser.persistence.schema.tables.records.DataKeyRecord;
import io.purser.persistence.schema.tables.records.RootKeyInUseRecord;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * The row of the root key. On connections of its own: whoever needs the key may hold the last one
 * of the pool while everybody else waits for the key.
 */
@Singleton
public final class RootKeyTable {
  static final Place PLACE = new Place("root_key", "sealed", "platform", "1");

  private final DatasourceConfiguration pool;
  private final MigrationSettings owner;

  RootKeyTable(@Named("default") DatasourceConfiguration pool, MigrationSettings owner) {
    this.pool = pool;
    this.owner = owner;
  }

  /** The root key, sealed, and which master key it is sealed under. */
  Optional<RootKeyInUseRecord> find() {
    return asApplication(dsl -> Routines.rootKeyInUse(dsl.configuration()).stream().findFirst());
  }

  /** Whether anything may be sealed already. */
  boolean hasTenants() {
    return asApplication(dsl -> Routines.countTenants(dsl.configuration()) > 0);
  }

  /** The key of some customer, as it is stored. */
  Optional<DataKeyRecord> anyDataKey() {
    return asApplication(
        dsl ->
            Routines.anyCustomerWithKey(dsl.configuration()).stream()
                .findFirst()
                .flatMap(owner -> dsl.transactionResult(open -> dataKey(open.dsl(), owner))));
  }

  private static Optional<DataKeyRecord> dataKey(DSLContext dsl, AnyCustomerWithKeyRecord owner) {
    var tenant = owner.getTenantId();
    int _ = dsl.execute("SELECT set_config('app.tenant', {0}, true)", DSL.val(tenant.value()));
    return dsl.selectFrom(DATA_KEY)
        .where(DATA_KEY.TENANT_ID.eq(tenant))
        .and(DATA_KEY.CUSTOMER_ID.eq(owner.getCustomerId()))
        .fetchOptional();
  }

  /** Does nothing when there is one. */
  void addFirst(String fingerprint, byte[] sealed) {
    asApplication(dsl -> Routines.addFirstRootKey(dsl.configuration(), fingerprint, sealed));
  }

  /** As the owner of the schema: no node may do this. */
  void replace(String before, String fingerprint, byte[] sealed) {
    try (var connection =
        DriverManager.getConnection(owner.url(), owner.username(), owner.password())) {
      int replaced =
          DSL.using(connection, SQLDialect.POSTGRES)
              .execute(
                  "UPDATE purser.root_key SET fingerprint = {0}, sealed = {1}, sealed_at = now()"
                      + " WHERE fingerprint = {2}",
                  DSL.val(fingerprint), DSL.val(sealed), DSL.val(before));
      if (replaced != 1) {
        throw new IllegalStateException("the root key was sealed anew by somebody else meanwhile");
      }
    } catch (SQLException away) {
      throw new DataAccessException("the root key cannot be written", away);
    }
  }

  private <T> T asApplication(Function<DSLContext, T> body) {
    try (var connection = connect()) {
      return body.apply(DSL.using(connection, SQLDialect.POSTGRES, Transactions.SETTINGS));
    } catch (SQLException away) {
      throw new DataAccessException("the root key cannot be read", away);
    }
  }

  private Connection connect() throws SQLException {
    var properties = new Properties();
    properties.putAll(pool.getDataSourceProperties());
    properties.setProperty("user", pool.getUsername());
    properties.setProperty("password", pool.getPassword());
    return DriverManager.getConnection(pool.getUrl(), properties);
  }
}
