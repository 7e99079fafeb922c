package io.purser.rest.kyc;

import io.purser.domain.customer.Customers;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.kyc.ReadKyc;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationKind;
import io.purser.rest.json.Audience;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.operation.AnswersOfKind;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.Refusals;
import jakarta.inject.Singleton;
import java.util.Map;

/** Answers with how far the customer is known, once what was verified elsewhere is taken over. */
@Singleton
final class VerificationImportAnswers implements AnswersOfKind {
  private final Customers customers;
  private final ReadKyc readKyc;
  private final JsonAnswers answers;

  VerificationImportAnswers(Customers customers, ReadKyc readKyc, JsonAnswers answers) {
    this.customers = customers;
    this.readKyc = readKyc;
    this.answers = answers;
  }

  @Override
  public OperationKind kind() {
    return OperationKind.IMPORT_VERIFICATION;
  }

  @Override
  public String word() {
    return "verification-import";
  }

  @Override
  public String result(Operation.Header operation) {
    return "/v1/customers/" + operation.customer() + "/kyc";
  }

  /** An end user may have asked, so this is for end users, whoever asked. */
  @Override
  public StoredAnswer confirmed(Operation.Confirmed operation) {
    var header = operation.header();
    var customer = customers.get(header.tenant(), header.customer()).orElseThrow();
    return answers.stored(
        200, Map.of(), KycView.of(readKyc.of(customer)), Audience.END_USER, customer.id());
  }

  @Override
  public Problem rejected(Operation.Rejected operation) {
    return Refusals.of(operation.why()).with("customerId", operation.header().customer().value());
  }
}
