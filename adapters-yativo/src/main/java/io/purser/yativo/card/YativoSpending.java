package io.purser.yativo.card;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.card.spending.ReportedSpending;
import io.purser.domain.card.spending.SpendingProvider;
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
import org.jspecify.annotations.Nullable;

/**
 * What the provider's cards are used for ({@code docs/provider.md}, 12). Of its two lists the one
 * of the whole programme is read for single customers as well: the other one names no cards.
 */
@Singleton
final class YativoSpending implements SpendingProvider {
  /** The most that the provider lists at once. */
  private static final int ROWS_OF_A_PAGE = 100;

  private final ProviderCalls provider;

  YativoSpending(ProviderCalls provider) {
    this.provider = provider;
  }

  @Override
  public Listing ofAccount(ProviderAccountId account, int page, Deadline deadline) {
    return read(account, pageOf(page), page, null, deadline);
  }

  @Override
  public Listing ofCardCustomer(
      ProviderAccountId account, String cardCustomer, int page, Deadline deadline) {
    var request = pageOf(page).with("customer_id", cardCustomer);
    return read(account, request, page, cardCustomer, deadline);
  }

  private static Request pageOf(int page) {
    return Request.get(Route.CARD_TRANSACTIONS)
        .with("page", Integer.toString(page))
        .with("limit", Integer.toString(ROWS_OF_A_PAGE));
  }

  private Listing read(
      ProviderAccountId account,
      Request request,
      int page,
      @Nullable String cardCustomer,
      Deadline deadline) {
    var verdict =
        provider.<Listing>call(
            account,
            request,
            deadline,
            envelope -> readPage(envelope.payload(), page, cardCustomer));
    return switch (verdict) {
      case Verdict.Ok<Listing>(var listing) -> listing;
      case Verdict.Rejected<Listing> rejected ->
          new Listing.Unavailable(rejected.why(), Duration.ZERO);
      case Verdict.NotExecuted<Listing> turnedAway ->
          new Listing.Unavailable(turnedAway.why(), turnedAway.retryAfter());
      case Verdict.NotSent<Listing>(var why, var retryAfter) ->
          new Listing.Unavailable(why, retryAfter);
      case Verdict.Ambiguous<Listing>(var why) -> new Listing.Unavailable(why, Duration.ZERO);
    };
  }

  private static Reading<Listing> readPage(
      JsonNode payload, int page, @Nullable String cardCustomer) {
    var rows = Members.rows(payload, "transactions");
    if (rows.isEmpty() || payload.path("page").asInt(page) != page) {
      return new Reading.Doubtful<>("answered without the page of card transactions");
    }
    var read = new ArrayList<ReportedSpending>();
    int unreadable = 0;
    for (var row : rows.get()) {
      String named = Members.text(row, "yativo_card_id");
      if (cardCustomer != null && named != null && !named.equals(cardCustomer)) {
        return new Reading.Doubtful<>("listed a card transaction of another card customer");
      }
      var spending = SpendingReader.read(row);
      spending.ifPresent(read::add);
      unreadable += spending.isPresent() ? 0 : 1;
    }
    return new Reading.Understood<>(
        new Listing.Read(read, unreadable, isLast(payload, page, rows.get().size())));
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
