package io.purser.yativo.card;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.card.account.CardAccountProvider;
import io.purser.domain.card.account.ReportedBalance;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import io.purser.yativo.call.Members;
import io.purser.yativo.call.ProviderCalls;
import io.purser.yativo.call.Reading;
import io.purser.yativo.call.Request;
import io.purser.yativo.call.Route;
import io.purser.yativo.call.Verdict;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The provider's card accounts ({@code docs/provider.md}, 11.4 to 11.7). */
@Singleton
final class YativoCardAccounts implements CardAccountProvider {
  private final ProviderCalls provider;

  YativoCardAccounts(ProviderCalls provider) {
    this.provider = provider;
  }

  @Override
  public Told read(ProviderAccountId account, String cardCustomer, Deadline deadline) {
    var verdict =
        provider.<ReportedBalance>call(
            account,
            Request.get(Route.CARD_CUSTOMER, cardCustomer),
            deadline,
            envelope -> balance(envelope.payload(), cardCustomer));
    return switch (verdict) {
      case Verdict.Ok<ReportedBalance>(var balance) -> new Told.Said(balance);
      case Verdict.Rejected<ReportedBalance> rejected ->
          Objections.isUnknown(rejected)
              ? new Told.UnknownCardCustomer()
              : new Told.Away(rejected.why(), Duration.ZERO);
      case Verdict.NotExecuted<ReportedBalance> turnedAway ->
          new Told.Away(turnedAway.why(), turnedAway.retryAfter());
      case Verdict.NotSent<ReportedBalance>(var why, var retryAfter) ->
          new Told.Away(why, retryAfter);
      case Verdict.Ambiguous<ReportedBalance>(var why) -> new Told.Away(why, Duration.ZERO);
    };
  }

  private static Reading<ReportedBalance> balance(JsonNode payload, String cardCustomer) {
    if (!cardCustomer.equals(Members.text(payload, "yativo_card_id"))) {
      return new Reading.Doubtful<>("answered about another card customer");
    }
    return BalanceRow.ofRecord(payload)
        .<Reading<ReportedBalance>>map(Reading.Understood::new)
        .orElseGet(() -> new Reading.Doubtful<>("answered with amounts that do not add up"));
  }
}
