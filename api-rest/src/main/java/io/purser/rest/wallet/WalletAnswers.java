package io.purser.rest.wallet;

import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationKind;
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
  private final JsonAnswers answers;

  WalletAnswers(Wallets wallets, JsonAnswers answers) {
    this.wallets = wallets;
    this.answers = answers;
  }

  @Override
  public OperationKind kind() {
    return OperationKind.ADD_WALLET;
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
    return Refusals.of(operation.why()).with("walletId", operation.header().subject());
  }
}
