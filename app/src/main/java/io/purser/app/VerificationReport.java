package io.purser.app;

import io.purser.persistence.verify.AuditVerification;
import io.purser.persistence.verify.Finding;
import io.purser.persistence.verify.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code verify} prints: a line for each check, and one below it for whatever is wrong. */
final class VerificationReport {
  private VerificationReport() {}

  static List<String> lines(Verification.Result.Checked result) {
    return lines(result.findings());
  }

  /** The same of the audit log, with the heads of its chains to be kept elsewhere. */
  static List<String> lines(AuditVerification.Result.Checked result) {
    var lines = new ArrayList<>(lines(result.findings()));
    result.heads().forEach(head -> lines.add("head   " + head.text()));
    return lines;
  }

  private static List<String> lines(List<Finding> findings) {
    var lines = new ArrayList<String>();
    for (var finding : findings) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-5s  %s (%,d rows)",
              finding.isRight() ? "ok" : "WRONG",
              finding.claim(),
              finding.rows()));
      finding.contradictions().forEach(sentence -> lines.add("         " + sentence));
    }
    long wrong = findings.stream().filter(finding -> !finding.isRight()).count();
    lines.add(
        wrong == 0
            ? "nothing is wrong"
            : wrong + " of " + findings.size() + " checks have found something");
    return lines;
  }
}
