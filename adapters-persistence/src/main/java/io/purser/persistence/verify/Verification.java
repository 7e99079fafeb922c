package io.purser.persistence.verify;

import io.purser.persistence.MigrationSettings;
import io.purser.persistence.SchemaVersion;
import io.purser.persistence.Transactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * Checks a database while it is in use, as the owner of its schema. All checks see the same moment,
 * and none of them changes or locks anything.
 */
@Singleton
public final class Verification {
  private static final int MOST_SENTENCES = 100;

  private static final List<Check> CHECKS =
      List.of(
          new DoubtsAreSettled(),
          new DueOperationsAreTakenUp(),
          new NaturalKeysAreUsedOnce(),
          new MoneyIsSentOnce(),
          new ReferencesAreUsedOnce(),
          new AnswersAgreeWithOperations(),
          new OutcomesHaveEvents(),
          new DeliveriesAreWorked(),
          new DeliveriesHaveBodies(),
          new EventsHaveDeliveries(),
          new PostingsSumToZero(),
          new WhatWaitsIsWithheld(),
          new HoldsAgreeWithTransfers(),
          new TransfersHavePostings(),
          new CashPostingsSumToZero(),
          new MasterWalletHoldsAgree(),
          new FundingsHavePostings(),
          new WithdrawalsHavePostings(),
          new SwapsHavePostings(),
          new BalancesAgreeWithLedger(),
          new PositionsAreDense(),
          new SequencesAreDense(),
          new EventsArePlaced());

  private final MigrationSettings owner;
  private final SchemaVersion schema;

  Verification(MigrationSettings owner, SchemaVersion schema) {
    this.owner = owner;
    this.schema = schema;
  }

  /** What came of it. */
  public sealed interface Result {
    /** One for each check. */
    record Checked(List<Finding> findings) implements Result {
      public Checked {
        findings = List.copyOf(findings);
      }

      public boolean isRight() {
        return findings.stream().allMatch(Finding::isRight);
      }
    }

    /** Nothing was checked. */
    record NotPossible(String why) implements Result {}
  }

  public Result run() {
    if (!owner.url().startsWith("jdbc:postgresql:")) {
      return new Result.NotPossible("purser.migration.url is missing");
    }
    try (var connection =
        DriverManager.getConnection(owner.url(), owner.username(), owner.password())) {
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      return run(DSL.using(connection, SQLDialect.POSTGRES, Transactions.SETTINGS));
    } catch (SQLException away) {
      return new Result.NotPossible("the database cannot be reached: " + away.getMessage());
    }
  }

  private Result run(DSLContext database) {
    if (!seesEverything(database)) {
      return new Result.NotPossible(
          "purser.migration.username is not the owner of the schema, so it would see no rows");
    }
    if (!schema.isCurrent()) {
      return new Result.NotPossible("the schema is not that of this version; run migrate first");
    }
    var findings = new ArrayList<Finding>();
    for (var check : CHECKS) {
      findings.add(
          new Finding(
              check.claim(),
              check.rows(database),
              shortened(check.contradictions(database, MOST_SENTENCES + 1))));
    }
    return new Result.Checked(findings);
  }

  /** For anybody else row level security leaves nothing that could be wrong. */
  private static boolean seesEverything(DSLContext database) {
    return Boolean.TRUE.equals(
        database.fetchValue(
            "SELECT pg_has_role(current_user, n.nspowner, 'USAGE') FROM pg_namespace n"
                + " WHERE n.nspname = 'purser'"));
  }

  private static List<String> shortened(List<String> sentences) {
    if (sentences.size() <= MOST_SENTENCES) {
      return sentences;
    }
    var first = new ArrayList<>(sentences.subList(0, MOST_SENTENCES));
    first.add("and more like these");
    return first;
  }
}
