package io.purser.rest.card.limit;

import io.purser.domain.card.limit.CardCountLimit;
import io.purser.domain.card.limit.CardCountLimits;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationKind;
import io.purser.rest.json.Audience;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.operation.AnswersOfKind;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.Refusals;
import jakarta.inject.Singleton;
import java.util.Map;

/** Answers with how many cards there may be then. */
@Singleton
final class CardCountAnswers implements AnswersOfKind {
  private final CardCountLimits limits;
  private final JsonAnswers answers;

  CardCountAnswers(CardCountLimits limits, JsonAnswers answers) {
    this.limits = limits;
    this.answers = answers;
  }

  /** No end user may ask, and what is stored is the same for all who may. */
  StoredAnswer stands(CardCountLimit limit) {
    return answers.stored(
        200, Map.of(), CardCountLimitView.of(limit), Audience.END_USER, limit.customer());
  }

  @Override
  public OperationKind kind() {
    return OperationKind.CHANGE_CARD_COUNTS;
  }

  @Override
  public String word() {
    return "card-count-change";
  }

  @Override
  public String result(Operation.Header operation) {
    return "/v1/customers/" + operation.customer() + "/card-count-limit";
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
