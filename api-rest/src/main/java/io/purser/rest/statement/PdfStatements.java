package io.purser.rest.statement;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.statement.StatementRow;
import io.purser.rest.edge.LoadSettings;
import io.purser.rest.edge.Places;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Makes statements as PDF, a few at the same time on a node, so that what they take of its memory
 * is bounded.
 */
@Singleton
final class PdfStatements {
  private static final Duration SOON = Duration.ofSeconds(2);

  private final Places places;

  PdfStatements(LoadSettings settings, Optional<MeterRegistry> meters) {
    this.places =
        new Places(
            "pdf-statement",
            settings.pdfStatements(),
            meters.orElseGet(CompositeMeterRegistry::new));
  }

  /**
   * @param before the day after the last one
   */
  byte[] of(
      CustomerId customer, LocalDate from, LocalDate before, Iterator<List<StatementRow>> rows) {
    if (!places.take()) {
      throw new Refused(Problem.of(ProblemCode.OVERLOADED).retryAfter(SOON));
    }
    try {
      var sections = WalletSection.of(rows, PdfStatement.MOST_MOVEMENTS);
      return PdfStatement.of(customer, from, before, sections);
    } finally {
      places.giveBack();
    }
  }
}
