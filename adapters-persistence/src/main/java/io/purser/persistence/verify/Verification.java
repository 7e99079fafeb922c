package io.purser.persistence.verify;

import io.purser.persistence.MigrationSettings;
import io.purser.persistence.SchemaVersion;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/**
 * Checks a database while it is in use, as the owner of its schema. All checks see the same moment,
 * and none of them changes or locks anything.
 */
@Singleton
public final class Verification {
  static final int MOST_SENTENCES = 100;

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
          new EventsArePlaced(),
          new AuditBatchesFollow(),
          new AuditEntriesAreAccountedFor(),
          new AuditEntriesAreSealed());

  private final WholeDatabase database;

  Verification(MigrationSettings owner, SchemaVersion schema) {
    this.database = new WholeDatabase(owner, schema);
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
    return database.read(Verification::check, Result.NotPossible::new);
  }

  private static Result check(DSLContext database) {
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

  static List<String> shortened(List<String> sentences) {
    if (sentences.size() <= MOST_SENTENCES) {
      return sentences;
    }
    var first = new ArrayList<>(sentences.subList(0, MOST_SENTENCES));
    first.add("and more like these");
    return first;
  }
}
