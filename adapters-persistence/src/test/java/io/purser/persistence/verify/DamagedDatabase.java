package io.purser.persistence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.customer.Customer;
import io.purser.domain.tenant.Tenant;
import io.purser.persistence.MigrationSettings;
import io.purser.persistence.Samples;
import io.purser.persistence.SchemaVersion;
import io.purser.persistence.Sql;
import io.purser.persistence.TestDatabase;
import java.sql.SQLException;
import java.util.List;

/** A database with a row in every table, and what only a superuser can do to it. */
final class DamagedDatabase implements AutoCloseable {
  private final TestDatabase database = new TestDatabase();
  private final Samples samples = new Samples(database);
  private final Tenant tenant = database.newTenant();
  private final Customer customer;

  DamagedDatabase() throws SQLException {
    customer = samples.everything(tenant, "ana");
    // The samples are of another day.
    damage("UPDATE purser.operation SET due_at = now() WHERE due_at IS NOT NULL");
    damage("UPDATE purser.operation SET first_sent_at = now() WHERE sends > 0");
  }

  @Override
  public void close() {
    database.close();
  }

  TestDatabase get() {
    return database;
  }

  Samples samples() {
    return samples;
  }

  Tenant tenant() {
    return tenant;
  }

  Customer customer() {
    return customer;
  }

  void damage(String sql, Object... values) throws SQLException {
    try (var connection = database.asSuperuser()) {
      new Sql(connection).execute(sql, values);
    }
  }

  void unguard(String table, String constraint) throws SQLException {
    damage("ALTER TABLE purser.%s DROP CONSTRAINT %s".formatted(table, constraint));
  }

  String text(String sql) throws SQLException {
    try (var connection = database.asSuperuser()) {
      var found = new Sql(connection).text(sql);
      assertThat(found).isNotNull();
      return String.valueOf(found);
    }
  }

  Verification.Result verify(MigrationSettings settings) {
    return new Verification(settings, database.get(SchemaVersion.class)).run();
  }

  List<Finding> findings() {
    var result = verify(database.ownersSettings());
    assertThat(result).isInstanceOf(Verification.Result.Checked.class);
    return ((Verification.Result.Checked) result).findings();
  }

  /** That the check with this claim, and no other, says one thing with these words in it. */
  void isNamed(String claim, String... words) {
    isNamed(List.of(claim), words);
  }

  /** That the check with this claim, and no other, says one thing for each of these. */
  void areNamed(String claim, String... words) {
    var wrong = findings().stream().filter(finding -> !finding.isRight()).toList();
    assertThat(wrong).extracting(Finding::claim).containsExactly(claim);
    var said = wrong.getFirst().contradictions();
    assertThat(said).hasSameSizeAs(words);
    for (var word : words) {
      assertThat(said).anyMatch(sentence -> sentence.contains(word));
    }
  }

  /** That exactly the checks with these claims find something, and the first one says this. */
  void isNamed(List<String> claims, String... words) {
    var wrong = findings().stream().filter(finding -> !finding.isRight()).toList();
    assertThat(wrong).extracting(Finding::claim).containsExactlyElementsOf(claims);
    assertThat(wrong.getFirst().contradictions()).singleElement().asString().contains(words);
    assertThat(wrong.getFirst().rows()).isPositive();
  }
}
