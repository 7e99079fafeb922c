package io.purser.yativo.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.purser.domain.inbox.DeliveryHistory;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import io.purser.yativo.call.AnswerReader;
import io.purser.yativo.call.Envelope;
import io.purser.yativo.call.Members;
import io.purser.yativo.call.ProviderCalls;
import io.purser.yativo.call.Reading.Doubtful;
import io.purser.yativo.call.Reading.Understood;
import io.purser.yativo.call.Request;
import io.purser.yativo.call.Route;
import io.purser.yativo.call.Verdict;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the provider's list of deliveries ({@code docs/provider.md}, 9.7). */
@Singleton
final class YativoDeliveryHistory implements DeliveryHistory {
  private final ProviderCalls provider;

  YativoDeliveryHistory(ProviderCalls provider) {
    this.provider = provider;
  }

  @Override
  public Reading undelivered(ProviderAccountId account, String webhookId, Deadline deadline) {
    return switch (provider.call(
        account, Request.get(Route.LIST_DELIVERIES, webhookId), deadline, new OnlyUndelivered())) {
      case Verdict.Ok<Reading>(var reading) -> reading;
      case Verdict.Rejected<Reading> rejected -> new Reading.Unavailable(rejected.why());
      case Verdict.NotExecuted<Reading> turnedAway -> new Reading.Unavailable(turnedAway.why());
      case Verdict.NotSent<Reading>(var why, _) -> new Reading.Unavailable(why);
      case Verdict.Ambiguous<Reading>(var why) -> new Reading.Unavailable(why);
    };
  }

  @Override
  public Reply redeliver(ProviderAccountId account, Undelivered delivery, Deadline deadline) {
    Verdict<Reply> verdict =
        provider.call(
            account,
            Request.change(
                Route.RETRY_DELIVERY, delivery.deliveryId(), JsonNodeFactory.instance.objectNode()),
            deadline,
            _ -> new Understood<>(new Reply.Asked()));
    return switch (verdict) {
      case Verdict.Ok<Reply>(var reply) -> reply;
      case Verdict.Rejected<Reply> rejected -> new Reply.Refused(rejected.why());
      case Verdict.NotExecuted<Reply> turnedAway -> new Reply.Unavailable(turnedAway.why());
      case Verdict.NotSent<Reply>(var why, _) -> new Reply.Unavailable(why);
      case Verdict.Ambiguous<Reply>(var why) -> new Reply.Unavailable(why);
    };
  }

  /** The list may be very long, and nearly all of it was delivered. */
  private static final class OnlyUndelivered implements AnswerReader<Reading> {
    @Override
    public boolean wants(JsonNode row) {
      return isUndelivered(row);
    }

    @Override
    public io.purser.yativo.call.Reading<Reading> read(Envelope answer) {
      var rows = Members.rows(answer.payload(), "deliveries");
      if (rows.isEmpty()) {
        return new Doubtful<>("answered without a list of deliveries");
      }
      return new Understood<>(
          new Reading.Read(
              rows.get().stream()
                  .filter(OnlyUndelivered::isUndelivered)
                  .flatMap(row -> Row.read(row).stream())
                  .sorted(Comparator.comparing(Row::createdAt))
                  .map(Row::delivery)
                  .toList()));
    }

    /**
     * Given up, or tried in vain and to be tried again. One that was not tried yet is on its way.
     */
    private static boolean isUndelivered(JsonNode row) {
      var status = Members.text(row, "status");
      return switch (status == null ? "" : status.toLowerCase(Locale.ROOT)) {
        case "failed" -> true;
        case "pending" -> row.path("attempt").asInt() > 0;
        default -> false;
      };
    }
  }

  private record Row(Undelivered delivery, Instant createdAt) {
    static Optional<Row> read(JsonNode row) {
      @Nullable String id = Members.shortText(row, "delivery_id", "_id", "id");
      @Nullable String event = Members.shortText(row, "event_id");
      var at = Members.time(row, "created_at");
      return id == null || event == null
          ? Optional.empty()
          : Optional.of(new Row(new Undelivered(id, event), at == null ? Instant.EPOCH : at));
    }
  }
}
