package io.purser.persistence;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.purser.domain.Given;
import io.purser.domain.access.ApiKeyBuilder;
import io.purser.domain.access.KeySecret;
import io.purser.domain.tenant.TenantMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the schema holds about keys, and what became of those of before. */
class StoredKeysTest {
  private static final String BEGINNING = "UPDATE purser.api_key";
  private static final String KEY = "psk_live_" + "aB3_-".repeat(8) + "xyz";

  private final TestDatabase database = new TestDatabase();
  private final PostgresStore store = new PostgresStore(database);

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void a_key_of_before_is_found_by_what_follows_from_its_hash() throws SQLException, IOException {
    var tenant =
        store.tenants().ensure(Given.unique("tenant"), Given.unique("account"), TenantMode.LIVE);
    var key = ApiKeyBuilder.aKeyOf(tenant, store.now()).withSecret(KEY).build();
    new Given(store).in(tenant, () -> store.apiKeys().add(key));
    var shown = KeySecret.parse(KEY).orElseThrow();

    execute("UPDATE purser.api_key SET public_part = 'psk_live_000000000000'");
    assertThat(store.apiKeys().byPublicPart(shown.publicPart())).isEmpty();
    execute(statementOfMigration());

    assertThat(store.apiKeys().byPublicPart(shown.publicPart()))
        .hasValueSatisfying(found -> assertThat(shown.isOf(found)).isTrue());
  }

  @Test
  void nobody_keeps_a_key_of_the_other_kind_than_its_tenant() {
    var tenant = new Given(store).tenant();
    var key = ApiKeyBuilder.aKeyOf(tenant, store.now()).build();
    new Given(store).in(tenant, () -> store.apiKeys().add(key));

    for (var change :
        List.of(
            "mode = 'live'",
            "public_part = 'psk_live_0123456789ab'",
            "mode = 'live', public_part = 'psk_live_0123456789ab'")) {
      assertThatThrownBy(() -> execute("UPDATE purser.api_key SET " + change))
          .as(change)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("violates");
    }
    assertThatThrownBy(() -> execute("UPDATE purser.tenant SET mode = 'trial'"))
        .hasMessageContaining("violates");
  }

  /** What the migration does with the rows that it finds. */
  private String statementOfMigration() throws IOException {
    try (var file =
        requireNonNull(getClass().getResourceAsStream("/db/migration/V044__api_keys.sql"))) {
      var migration = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      int from = migration.indexOf(BEGINNING);
      return migration.substring(from, migration.indexOf(';', from));
    }
  }

  private void execute(String statement) throws SQLException {
    try (var connection = database.asSuperuser()) {
      new Sql(connection).execute(statement);
    }
  }
}
