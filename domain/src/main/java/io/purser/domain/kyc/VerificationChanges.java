package io.purser.domain.kyc;

import io.purser.domain.audit.Initiator;
import io.purser.domain.audit.MemberChange;
import io.purser.domain.event.Journal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Saves what becomes of a verification and tells of it. Used inside a unit of work. */
final class VerificationChanges {
  private final Verifications verifications;
  private final Journal journal;

  VerificationChanges(Verifications verifications, Journal journal) {
    this.verifications = verifications;
    this.journal = journal;
  }

  Verification move(Verification before, Verification next, Initiator by, Instant at) {
    verifications.save(next);
    var facts = factsOf(next);
    facts.put("before", VerificationState.of(before).name());
    var state = MemberChange.of("kyc", VerificationState.of(before), VerificationState.of(next));
    record(next, "kyc.changed", facts, List.of(state), by, at);
    return next.withVersion(before.header().version() + 1);
  }

  /** It stays, although somebody else says the opposite. Said every time. */
  void contradicted(
      Verification standing, Verifier other, String reported, Initiator by, Instant at) {
    var facts = factsOf(standing);
    facts.put("reported", reported);
    facts.put("reportedBy", other.name());
    record(standing, "kyc.contradicted", facts, List.of(), by, at);
  }

  private void record(
      Verification verification,
      String change,
      Map<String, String> facts,
      List<MemberChange> changes,
      Initiator by,
      Instant at) {
    var header = verification.header();
    journal.record(
        by,
        header.tenant(),
        change,
        header.customer().value(),
        header.customer(),
        facts,
        changes,
        at);
  }

  /** States and whose word it is. Nothing that was looked at. */
  private static Map<String, String> factsOf(Verification verification) {
    var facts = new TreeMap<String, String>();
    facts.put("kyc", VerificationState.of(verification).name());
    switch (verification) {
      case Verification.NotStarted _, Verification.UnderReview _ -> {
        // The state says it all.
      }
      case Verification.Incomplete(_, var reason) -> facts.put("reason", reason.name());
      case Verification.Approved(_, var ruling, var expiresAt) -> {
        facts.put("verifiedBy", ruling.by().name());
        if (expiresAt != null) {
          facts.put("expiresAt", expiresAt.toString());
        }
      }
      case Verification.Rejected(_, var ruling, var reason, var finality) -> {
        facts.put("verifiedBy", ruling.by().name());
        facts.put("reason", reason.name());
        facts.put("retryable", Boolean.toString(finality == Decision.Finality.RETRYABLE));
      }
      case Verification.PendingVerification(_, _, var reason) -> facts.put("reason", reason.name());
    }
    return facts;
  }
}
