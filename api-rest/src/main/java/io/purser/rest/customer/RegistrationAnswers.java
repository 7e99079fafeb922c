package io.purser.rest.customer;

import io.purser.domain.customer.Customers;
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

/** Answers with the registered customer. */
@Singleton
final class RegistrationAnswers implements AnswersOfKind {
  private final Customers customers;
  private final JsonAnswers answers;

  RegistrationAnswers(Customers customers, JsonAnswers answers) {
    this.customers = customers;
    this.answers = answers;
  }

  @Override
  public OperationKind kind() {
    return OperationKind.REGISTER_CUSTOMER;
  }

  @Override
  public String word() {
    return "customer-registration";
  }

  @Override
  public String result(Operation.Header operation) {
    return "/v1/customers/" + operation.subject();
  }

  /** Only services and operators may ask for a registration, so they are whom this is for. */
  @Override
  public StoredAnswer confirmed(Operation.Confirmed operation) {
    var header = operation.header();
    var customer = customers.get(header.tenant(), header.customer()).orElseThrow();
    return answers.stored(
        200,
        Map.of("ETag", JsonAnswers.etag(customer.header().version())),
        CustomerView.of(customer),
        Audience.COMPANY,
        customer.id());
  }

  @Override
  public Problem rejected(Operation.Rejected operation) {
    return Refusals.of(operation.why()).with("customerId", operation.header().customer().value());
  }
}
