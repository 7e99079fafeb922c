package io.purser.rest.operation;

import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.operation.DecideOperation;
import io.purser.domain.operation.LookAgain;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationState;
import io.purser.rest.access.Call;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.json.Words;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.ProblemDocuments;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;

/** What operators are told about what they decided, or could not. */
@Singleton
final class DecisionAnswers {
  /** A look takes seconds. */
  private static final Duration WHILE_BUSY = Duration.ofSeconds(5);

  private final AnswersByKind kinds;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;

  DecisionAnswers(AnswersByKind kinds, JsonAnswers answers, ProblemDocuments problems) {
    this.kinds = kinds;
    this.answers = answers;
    this.problems = problems;
  }

  StoredAnswer of(DecideOperation.Result result, Call call) {
    return switch (result) {
      case DecideOperation.Result.Decided(var settled) -> ok(settled, call);
      case DecideOperation.Result.NoSuchOperation _ ->
          refused(Problem.of(ProblemCode.NO_SUCH_OPERATION), call);
      case DecideOperation.Result.NotLeftToAPerson(var operation) -> notManual(operation, call);
      case DecideOperation.Result.OnlyALookUpTells _ ->
          refused(Problem.of(ProblemCode.ONLY_A_LOOK_UP_TELLS), call);
      case DecideOperation.Result.Busy _ ->
          refused(Problem.of(ProblemCode.OPERATION_BUSY).retryAfter(WHILE_BUSY), call);
    };
  }

  StoredAnswer of(LookAgain.Result result, Call call) {
    return switch (result) {
      case LookAgain.Result.Looked(var operation) -> ok(operation, call);
      case LookAgain.Result.NoSuchOperation _ ->
          refused(Problem.of(ProblemCode.NO_SUCH_OPERATION), call);
      case LookAgain.Result.NotLeftToAPerson(var operation) -> notManual(operation, call);
    };
  }

  private StoredAnswer ok(Operation operation, Call call) {
    return answers.stored(
        200,
        Map.of(),
        kinds.view(operation, call.caller()),
        call.audience(),
        operation.header().concerned());
  }

  private StoredAnswer notManual(Operation operation, Call call) {
    return refused(
        Problem.of(ProblemCode.OPERATION_NOT_MANUAL)
            .with("state", Words.of(OperationState.of(operation))),
        call);
  }

  private StoredAnswer refused(Problem problem, Call call) {
    return problems.answer(problem, call.requestId(), null);
  }
}
