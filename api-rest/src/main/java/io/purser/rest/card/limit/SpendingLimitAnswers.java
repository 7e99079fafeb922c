package io.purser.rest.card.limit;

import io.purser.domain.card.limit.SpendingLimit;
import io.purser.domain.card.limit.SpendingLimits;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationKind;
import io.purser.rest.json.Audience;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.operation.AnswersOfKind;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.Refusals;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** Answers with the spending limit as it then is. */
@Singleton
final class SpendingLimitAnswers implements AnswersOfKind {
  /** Twice the time for which it is not read again. */
  static final Duration FRESH_FOR = Duration.ofMinutes(1);

  private final SpendingLimits limits;
  private final JsonAnswers answers;
  private final InstantSource clock;

  SpendingLimitAnswers(SpendingLimits limits, JsonAnswers answers, InstantSource clock) {
    this.limits = limits;
    this.answers = answers;
    this.clock = clock;
  }

  SpendingLimitView view(SpendingLimit limit) {
    return SpendingLimitView.of(limit, clock.instant(), FRESH_FOR);
  }

  /** An end user may have asked, so this is for end users, whoever asked. */
  StoredAnswer stands(SpendingLimit limit) {
    return answers.stored(200, Map.of(), view(limit), Audience.END_USER, limit.customer());
  }

  @Override
  public OperationKind kind() {
    return OperationKind.CHANGE_SPENDING_LIMIT;
  }

  @Override
  public String word() {
    return "spending-limit-change";
  }

  @Override
  public String result(Operation.Header operation) {
    return "/v1/customers/" + operation.customer() + "/spending-limit";
  }

  @Override
  public StoredAnswer confirmed(Operation.Confirmed operation) {
    var header = operation.header();
    return stands(limits.get(header.tenant(), header.customer()).orElseThrow());
  }

  @Override
  public Problem rejected(Operation.Rejected operation) {
    return Refusals.of(operation.why()).with("customerId", operation.header().customer().value());
  }
}
