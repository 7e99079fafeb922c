package io.purser.yativo.card;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.money.Money;
import io.purser.domain.programme.MasterWalletProvider;
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
import java.util.ArrayList;
import java.util.List;

/** The provider's master wallets ({@code docs/provider.md}, 11.2). */
@Singleton
final class YativoMasterWallets implements MasterWalletProvider {
  private final ProviderCalls provider;

  YativoMasterWallets(ProviderCalls provider) {
    this.provider = provider;
  }

  @Override
  public Told read(ProviderAccountId account, Deadline deadline) {
    var verdict =
        provider.<List<Money>>call(
            account,
            Request.get(Route.MASTER_WALLET),
            deadline,
            envelope -> balances(envelope.payload()));
    return switch (verdict) {
      case Verdict.Ok<List<Money>>(var available) -> new Told.Said(available);
      case Verdict.Rejected<List<Money>> rejected -> new Told.Away(rejected.why(), Duration.ZERO);
      case Verdict.NotExecuted<List<Money>> turnedAway ->
          new Told.Away(turnedAway.why(), turnedAway.retryAfter());
      case Verdict.NotSent<List<Money>>(var why, var retryAfter) -> new Told.Away(why, retryAfter);
      case Verdict.Ambiguous<List<Money>>(var why) -> new Told.Away(why, Duration.ZERO);
    };
  }

  /** One balance that cannot be read must not look like none at all. */
  private static Reading<List<Money>> balances(JsonNode payload) {
    var rows = Members.rows(payload, "balances");
    if (rows.isEmpty()) {
      return new Reading.Doubtful<>("answered without balances");
    }
    var read = new ArrayList<Money>();
    for (var row : rows.get()) {
      var amount =
          MoneyMembers.currency(row, "currency")
              .flatMap(currency -> MoneyMembers.read(row, "available_balance", currency));
      if (amount.isEmpty()) {
        return new Reading.Doubtful<>("answered with a balance that cannot be read");
      }
      read.add(amount.get());
    }
    return new Reading.Understood<>(List.copyOf(read));
  }
}
