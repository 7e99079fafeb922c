package io.purser.yativo.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.programme.swap.AcceptedSwap;
import io.purser.domain.programme.swap.SwapOrder;
import io.purser.domain.programme.swap.SwapProvider;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import io.purser.yativo.call.Members;
import io.purser.yativo.call.ProviderCalls;
import io.purser.yativo.call.Reading;
import io.purser.yativo.call.Request;
import io.purser.yativo.call.Route;
import io.purser.yativo.call.Verdict;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The provider changes the money of master wallets ({@code docs/provider.md}, 11.2). */
@Singleton
final class YativoSwaps implements SwapProvider {
  private static final int MOST_ROWS = 100;

  private final ProviderCalls provider;

  YativoSwaps(ProviderCalls provider) {
    this.provider = provider;
  }

  @Override
  public Answer<AcceptedSwap> swap(ProviderAccountId account, SwapOrder order, Deadline deadline) {
    var amount = order.amount();
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("from_currency", amount.currency().getCurrencyCode())
            .put("to_currency", order.into().getCurrencyCode())
            .put("amount", new BigDecimal(amount.text()));
    var verdict =
        provider.<AcceptedSwap>call(
            account,
            Request.post(Route.SWAP_MASTER_WALLET, body),
            deadline,
            envelope -> SwapRow.answer(envelope.payload(), order));
    return verdict.toAnswer(YativoSwaps::notSwapped);
  }

  private static Rejection notSwapped(Verdict.Rejected<?> rejected) {
    var reason = Reason.REFUSED_BY_PROVIDER;
    if (rejected.says("insufficient_balance")) {
      reason = Reason.NOT_COVERED_AT_PROVIDER;
    } else if (rejected.says("issuer_program_required")) {
      reason = Reason.CARD_PROGRAMME_NOT_APPROVED;
    }
    return new Rejection(reason, rejected.code());
  }

  @Override
  public Listing swaps(ProviderAccountId account, Deadline deadline) {
    var verdict =
        provider.<Listing>call(
            account,
            Request.get(Route.MASTER_WALLET_HISTORY).with("limit", Integer.toString(MOST_ROWS)),
            deadline,
            envelope -> swaps(envelope.payload()));
    return switch (verdict) {
      case Verdict.Ok<Listing>(var listing) -> listing;
      case Verdict.Rejected<Listing> rejected -> new Listing.Away(rejected.why(), Duration.ZERO);
      case Verdict.NotExecuted<Listing> turnedAway ->
          new Listing.Away(turnedAway.why(), turnedAway.retryAfter());
      case Verdict.NotSent<Listing>(var why, var retryAfter) -> new Listing.Away(why, retryAfter);
      case Verdict.Ambiguous<Listing>(var why) -> new Listing.Away(why, Duration.ZERO);
    };
  }

  /** A swap that cannot be read must not look like none at all. */
  private static Reading<Listing> swaps(JsonNode payload) {
    var rows = Members.rows(payload, "transactions").orElse(null);
    if (rows == null) {
      return new Reading.Doubtful<>("answered without transactions");
    }
    var swaps = rows.stream().filter(row -> "swap".equals(Members.text(row, "type"))).toList();
    var read = swaps.stream().map(SwapRow::ofHistory).flatMap(Optional::stream).toList();
    if (read.size() < swaps.size()) {
      return new Reading.Doubtful<>("answered with a swap that cannot be read");
    }
    boolean whole = rows.size() >= payload.path("total").asInt(0);
    var oldest =
        rows.stream()
            .map(row -> Optional.ofNullable(Members.time(row, "created_at")))
            .flatMap(Optional::stream)
            .min(Instant::compareTo)
            .orElse(Instant.MAX);
    return new Reading.Understood<>(new Listing.Read(read, whole ? null : oldest));
  }
}
