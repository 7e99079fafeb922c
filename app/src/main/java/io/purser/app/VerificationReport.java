package io.purser.app;

import io.purser.persistence.verify.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code verify} prints: a line for each check, and one below it for whatever is wrong. */
final class VerificationReport {
  private VerificationReport() {}

  static List<String> lines(Verification.Result.Checked result) {
    var lines = new ArrayList<String>();
    for (var finding : result.findings()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-5s  %s (%,d rows)",
              finding.isRight() ? "ok" : "WRONG",
              finding.claim(),
              finding.rows()));
      finding.contradictions().forEach(sentence -> lines.add("         " + sentence));
    }
    long wrong = result.findings().stream().filter(finding -> !finding.isRight()).count();
    lines.add(
        wrong == 0
            ? "nothing is wrong"
            : wrong + " of " + result.findings().size() + " checks have found something");
    return lines;
  }
}
