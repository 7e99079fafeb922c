package io.purser.rest.wallet;

import io.purser.domain.customer.Customers;
import io.purser.domain.customer.Registration;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.Rejection;
import io.purser.domain.wallet.WalletId;
import io.purser.domain.wallet.Wallets;
import io.purser.rest.json.Audience;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.operation.AnswersOfKind;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.Refusals;
import jakarta.inject.Singleton;
import java.util.Map;

/** Answers with the opened wallet. */
@Singleton
final class WalletAnswers implements AnswersOfKind {
  private final Wallets wallets;
  private final Customers customers;
  private final JsonAnswers answers;

  WalletAnswers(Wallets wallets, Customers customers, JsonAnswers answers) {
    this.wallets = wallets;
    this.customers = customers;
    this.answers = answers;
  }

  @Override
  public OperationKind kind() {
    return OperationKind.ADD_WALLET;
  }

  @Override
  public String word() {
    return "wallet-opening";
  }

  @Override
  public String result(Operation.Header operation) {
    return "/v1/wallets/" + operation.subject();
  }

  /** An end user may have asked, so this is for end users, whoever asked. */
  @Override
  public StoredAnswer confirmed(Operation.Confirmed operation) {
    var header = operation.header();
    var wallet = wallets.get(header.tenant(), new WalletId(header.subject())).orElseThrow();
    return answers.stored(
        201,
        Map.of(
            "Location",
            "/v1/wallets/" + wallet.id(),
            "ETag",
            JsonAnswers.etag(wallet.header().version())),
        WalletView.of(wallet),
        Audience.END_USER,
        header.customer());
  }

  @Override
  public Problem rejected(Operation.Rejected operation) {
    var problem = Refusals.of(operation.why()).with("walletId", operation.header().subject());
    return operation.why().reason() == Rejection.Reason.REGISTRATION_FAILED
        ? withCause(problem, operation)
        : problem;
  }

  /** The registration has a reason of its own, which is kept with the customer. */
  private Problem withCause(Problem problem, Operation.Rejected operation) {
    var header = operation.header();
    var customer = customers.get(header.tenant(), header.customer()).orElseThrow();
    return customer.registration() instanceof Registration.Failed(var why, _)
        ? problem.with("reason", Refusals.codeOf(why.reason()).text())
        : problem;
  }
}
