package io.purser.persistence.ledger;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.purser.domain.money.Asset;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.wallet.Wallet;
import io.purser.persistence.Samples;
import io.purser.persistence.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the schema itself refuses, whoever writes postings. */
class LedgerIntegrityTest {
  private static TestDatabase database;
  private static Tenant tenant;
  private static Wallet.Active wallet;

  @BeforeAll
  static void start() {
    database = new TestDatabase();
    tenant = database.newTenant();
    var samples = new Samples(database);
    wallet = samples.activeWallet(samples.storedPerson(tenant.id(), "ledger"));
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  private interface Body {
    void run(Posting posting) throws SQLException;
  }

  /** Commits what the body has posted. */
  private static void commit(Body body) throws SQLException {
    try (var connection = database.asApplication()) {
      connection.setAutoCommit(false);
      try (var statement =
          connection.prepareStatement("SELECT set_config('app.tenant', ?, true)")) {
        statement.setString(1, tenant.id().value());
        statement.execute();
      }
      body.run(new Posting(connection, database.ids().next("op")));
      connection.commit();
    }
  }

  private static void isUnbalanced(Body body) {
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> commit(body))
        .withMessageContaining("does not sum to zero");
  }

  @Test
  void a_balanced_posting_commits() {
    assertThatNoException()
        .isThrownBy(
            () -> commit(posting -> posting.open().entry("available", -5).entry("held", 5)));
  }

  @Test
  void entries_that_do_not_sum_to_zero_do_not_commit() {
    isUnbalanced(posting -> posting.open().entry("available", -5).entry("held", 4));
    isUnbalanced(posting -> posting.open().entry("available", 5));
  }

  @Test
  void a_posting_without_entries_does_not_commit() {
    isUnbalanced(Posting::open);
  }

  @Test
  void an_entry_that_is_added_later_does_not_commit() throws SQLException {
    var first = new Posting[1];
    commit(
        posting -> {
          first[0] = posting;
          posting.open().entry("available", -5).entry("held", 5);
        });

    isUnbalanced(posting -> first[0].with(posting.connection).entry("outside", 1));
  }

  @Test
  void an_entry_in_another_asset_than_the_wallets_is_refused() {
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(
            () ->
                commit(
                    posting ->
                        posting
                            .open()
                            .entry("available", -5, new Asset("solana", "EURC", 6))
                            .entry("held", 5, new Asset("solana", "EURC", 6))))
        .withMessageContaining("ledger_entry_in_the_wallets_asset");
  }

  /** One posting, entry by entry. */
  private record Posting(Connection connection, String subject) {
    Posting with(Connection other) {
      return new Posting(other, subject);
    }

    Posting open() throws SQLException {
      try (var statement =
          connection.prepareStatement(
              "INSERT INTO purser.ledger_posting VALUES (?, ?, 'held', ?, now())")) {
        statement.setString(1, tenant.id().value());
        statement.setString(2, subject);
        statement.setString(3, wallet.header().customer().value());
        statement.execute();
      }
      return this;
    }

    Posting entry(String account, int credit) throws SQLException {
      return entry(account, credit, wallet.header().asset());
    }

    Posting entry(String account, int credit, Asset asset) throws SQLException {
      try (var statement =
          connection.prepareStatement(
              "INSERT INTO purser.ledger_entry VALUES (?, ?, 'held', ?, ?, ?, ?, ?, ?, ?)")) {
        statement.setString(1, tenant.id().value());
        statement.setString(2, subject);
        statement.setString(3, wallet.id().value());
        statement.setString(4, account);
        statement.setString(5, wallet.header().customer().value());
        statement.setString(6, asset.chain());
        statement.setString(7, asset.symbol());
        statement.setInt(8, asset.decimals());
        statement.setInt(9, credit);
        statement.execute();
      }
      return this;
    }
  }
}
