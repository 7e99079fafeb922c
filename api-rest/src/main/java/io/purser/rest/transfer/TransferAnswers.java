package io.purser.rest.transfer;

import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.transfer.Transfer;
import io.purser.domain.transfer.TransferId;
import io.purser.domain.transfer.Transfers;
import io.purser.rest.json.Audience;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.operation.AnswersOfKind;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.Refusals;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** Answers with the transfer, sent or given up. */
@Singleton
final class TransferAnswers implements AnswersOfKind {
  private final Transfers transfers;
  private final JsonAnswers answers;

  TransferAnswers(Transfers transfers, JsonAnswers answers) {
    this.transfers = transfers;
    this.answers = answers;
  }

  @Override
  public OperationKind kind() {
    return OperationKind.SEND_TRANSFER;
  }

  @Override
  public String word() {
    return "transfer";
  }

  @Override
  public String result(Operation.Header operation) {
    return "/v1/transfers/" + operation.subject();
  }

  /** An end user may have asked, so this is for end users, whoever asked. */
  @Override
  public StoredAnswer confirmed(Operation.Confirmed operation) {
    return transfer(201, operation.header());
  }

  /** Nothing was sent, so nothing was created. */
  @Override
  public Optional<StoredAnswer> givenUp(Operation.Rejected operation) {
    return Optional.of(transfer(200, operation.header()));
  }

  private StoredAnswer transfer(int status, Operation.Header operation) {
    var id = new TransferId(operation.subject());
    var transfer = transfers.get(operation.tenant(), id).orElseThrow();
    return stored(status, transfer, Audience.END_USER, answers);
  }

  static StoredAnswer stored(
      int status, Transfer transfer, Audience audience, JsonAnswers answers) {
    var header = transfer.header();
    return answers.stored(
        status,
        Map.of(
            "Location",
            "/v1/transfers/" + transfer.id(),
            "ETag",
            JsonAnswers.etag(header.version())),
        TransferView.of(transfer),
        audience,
        header.customer());
  }

  @Override
  public Problem rejected(Operation.Rejected operation) {
    return Refusals.of(operation.why()).with("transferId", operation.header().subject());
  }
}
