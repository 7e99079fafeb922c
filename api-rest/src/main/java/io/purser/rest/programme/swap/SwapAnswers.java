package io.purser.rest.programme.swap;

import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.programme.swap.SwapId;
import io.purser.domain.programme.swap.Swaps;
import io.purser.rest.json.Audience;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.operation.AnswersOfKind;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.Refusals;
import jakarta.inject.Singleton;
import java.util.Map;

/** Answers with the swap as it then is. */
@Singleton
final class SwapAnswers implements AnswersOfKind {
  private final Swaps swaps;
  private final JsonAnswers answers;

  SwapAnswers(Swaps swaps, JsonAnswers answers) {
    this.swaps = swaps;
    this.answers = answers;
  }

  @Override
  public OperationKind kind() {
    return OperationKind.SWAP_MASTER_WALLET;
  }

  @Override
  public String word() {
    return "swap";
  }

  @Override
  public String result(Operation.Header operation) {
    return "/v1/programme/swaps/" + operation.subject();
  }

  @Override
  public StoredAnswer confirmed(Operation.Confirmed operation) {
    var header = operation.header();
    var swap = swaps.get(header.tenant(), new SwapId(header.subject())).orElseThrow();
    return answers.stored(
        201,
        Map.of("Location", result(header), "ETag", JsonAnswers.etag(swap.header().version())),
        SwapView.of(swap),
        Audience.COMPANY,
        null);
  }

  @Override
  public Problem rejected(Operation.Rejected operation) {
    return Refusals.of(operation.why()).with("swapId", operation.header().subject());
  }
}
