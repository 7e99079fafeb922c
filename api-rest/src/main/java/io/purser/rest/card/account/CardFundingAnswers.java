package io.purser.rest.card.account;

import io.purser.domain.card.account.funding.FundingId;
import io.purser.domain.card.account.funding.Fundings;
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

/** Answers with the funding as it then is. */
@Singleton
final class CardFundingAnswers implements AnswersOfKind {
  private final Fundings fundings;
  private final JsonAnswers answers;

  CardFundingAnswers(Fundings fundings, JsonAnswers answers) {
    this.fundings = fundings;
    this.answers = answers;
  }

  @Override
  public OperationKind kind() {
    return OperationKind.FUND_CARD;
  }

  @Override
  public String word() {
    return "card-funding";
  }

  @Override
  public String result(Operation.Header operation) {
    return path(operation);
  }

  private static String path(Operation.Header operation) {
    return "/v1/customers/"
        + operation.customer()
        + "/card-account/fundings/"
        + operation.subject();
  }

  /** End users may read what became of it. */
  @Override
  public StoredAnswer confirmed(Operation.Confirmed operation) {
    var header = operation.header();
    var funding = fundings.get(header.tenant(), new FundingId(header.subject())).orElseThrow();
    return answers.stored(
        201,
        Map.of("Location", path(header), "ETag", JsonAnswers.etag(funding.header().version())),
        CardFundingView.of(funding),
        Audience.END_USER,
        header.customer());
  }

  @Override
  public Problem rejected(Operation.Rejected operation) {
    return Refusals.of(operation.why()).with("fundingId", operation.header().subject());
  }
}
