package io.purser.rest.card.account;

import io.purser.domain.card.account.withdrawal.WithdrawalId;
import io.purser.domain.card.account.withdrawal.Withdrawals;
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

/** Answers with the withdrawal as it then is. */
@Singleton
final class CardWithdrawalAnswers implements AnswersOfKind {
  private final Withdrawals withdrawals;
  private final JsonAnswers answers;

  CardWithdrawalAnswers(Withdrawals withdrawals, JsonAnswers answers) {
    this.withdrawals = withdrawals;
    this.answers = answers;
  }

  @Override
  public OperationKind kind() {
    return OperationKind.WITHDRAW_FROM_CARD;
  }

  @Override
  public String word() {
    return "card-withdrawal";
  }

  @Override
  public String result(Operation.Header operation) {
    return path(operation);
  }

  private static String path(Operation.Header operation) {
    return "/v1/customers/"
        + operation.customer()
        + "/card-account/withdrawals/"
        + operation.subject();
  }

  /** End users may read what became of it. */
  @Override
  public StoredAnswer confirmed(Operation.Confirmed operation) {
    var header = operation.header();
    var withdrawal =
        withdrawals.get(header.tenant(), new WithdrawalId(header.subject())).orElseThrow();
    return answers.stored(
        201,
        Map.of("Location", path(header), "ETag", JsonAnswers.etag(withdrawal.header().version())),
        CardWithdrawalView.of(withdrawal),
        Audience.END_USER,
        header.customer());
  }

  @Override
  public Problem rejected(Operation.Rejected operation) {
    return Refusals.of(operation.why()).with("withdrawalId", operation.header().subject());
  }
}
