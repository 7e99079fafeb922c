package io.purser.yativo.card;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.programme.history.MovementProvider;
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
import java.util.Optional;

/** What moved master wallets ({@code docs/provider.md}, 11.2). */
@Singleton
final class YativoMovements implements MovementProvider {
  /** The most that the provider lists at once. */
  private static final int ROWS_OF_A_PAGE = 100;

  private final ProviderCalls provider;

  YativoMovements(ProviderCalls provider) {
    this.provider = provider;
  }

  @Override
  public Listing movements(ProviderAccountId account, int page, Deadline deadline) {
    var request =
        Request.get(Route.READ_MASTER_WALLET_HISTORY)
            .with("page", Integer.toString(page))
            .with("limit", Integer.toString(ROWS_OF_A_PAGE));
    var verdict =
        provider.<Listing>call(
            account, request, deadline, envelope -> readPage(envelope.payload(), page));
    return switch (verdict) {
      case Verdict.Ok<Listing>(var listing) -> listing;
      case Verdict.Rejected<Listing> rejected -> new Listing.Away(rejected.why(), Duration.ZERO);
      case Verdict.NotExecuted<Listing> turnedAway ->
          new Listing.Away(turnedAway.why(), turnedAway.retryAfter());
      case Verdict.NotSent<Listing>(var why, var retryAfter) -> new Listing.Away(why, retryAfter);
      case Verdict.Ambiguous<Listing>(var why) -> new Listing.Away(why, Duration.ZERO);
    };
  }

  private static Reading<Listing> readPage(JsonNode payload, int page) {
    var rows = Members.rows(payload, "transactions").orElse(null);
    if (rows == null || payload.path("page").asInt(page) != page) {
      return new Reading.Doubtful<>("answered without the page of master wallet transactions");
    }
    var read = rows.stream().map(MovementRow::read).flatMap(Optional::stream).toList();
    return new Reading.Understood<>(
        new Listing.Read(read, rows.size() - read.size(), isLast(payload, page, rows.size())));
  }

  /** The page may hold fewer rows than were asked for, so the total counts where there is one. */
  private static boolean isLast(JsonNode payload, int page, int rows) {
    long limit = Math.max(1, payload.path("limit").asLong(ROWS_OF_A_PAGE));
    return rows == 0
        || (payload.path("total").isNumber()
            ? page * limit >= payload.path("total").asLong()
            : rows < limit);
  }
}
