package io.purser.yativo.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.card.account.AccountReport;
import io.purser.domain.card.account.funding.AcceptedFunding;
import io.purser.domain.inbox.ProviderEvent;
import io.purser.domain.inbox.ProviderEvents;
import io.purser.domain.wallet.ReportedTransaction.Progress;
import io.purser.domain.wallet.WalletTransaction.Direction;
import io.purser.yativo.call.Envelope;
import io.purser.yativo.call.Members;
import io.purser.yativo.card.BalanceRow;
import io.purser.yativo.card.FundingEvent;
import io.purser.yativo.card.SpendingReader;
import io.purser.yativo.card.SwapRow;
import io.purser.yativo.card.WithdrawalRow;
import io.purser.yativo.wallet.TransactionReader;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads deliveries in every form that has been seen ({@code docs/provider.md}). */
@Singleton
final class YativoEvents implements ProviderEvents {
  /** What a type looks like. Anything else is not repeated to anyone. */
  private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9._-]{1,80}");

  private static final Pattern TIMED_ID = Pattern.compile("evt_([0-9]{13})_[A-Za-z0-9]+");

  private final TransactionReader transactions;

  YativoEvents(TransactionReader transactions) {
    this.transactions = transactions;
  }

  @Override
  public ProviderEvent read(byte[] body) {
    return Envelope.read(body)
        .map(envelope -> read(envelope.body()))
        .orElseGet(() -> new ProviderEvent.Unreadable(null, "is no JSON object"));
  }

  private ProviderEvent read(JsonNode event) {
    String id = Members.shortText(event, "id", "event_id");
    String type = typeOf(event);
    if (type == null) {
      return new ProviderEvent.Unreadable(id, "names no type");
    }
    return switch (type) {
      case "deposit.detected", "customer.deposit.detected" -> deposit(id, event, Progress.PENDING);
      case "deposit.confirmed" -> deposit(id, event, Progress.COMPLETED);
      // Sent while the deposit may still be under way; only its own status tells that it is final.
      case "customer.deposit.received" ->
          deposit(
              id, event, TransactionReader.progressOf(payloadOf(event)).orElse(Progress.PENDING));
      // Of a send. Those of cards have other words after the same first one.
      case "transaction.initiated", "transaction.submitted" ->
          moved(id, event, Direction.WITHDRAWAL, Progress.PENDING);
      case "transaction.failed" -> moved(id, event, Direction.WITHDRAWAL, Progress.FAILED);
      case "transaction.authorized",
          "transaction.settled",
          "transaction.declined",
          "transaction.reversed" ->
          cardUsed(id, event, false);
      case "transaction.refund.created" -> cardUsed(id, event, true);
      case "kyc.submitted", "kyc.approved", "kyc.rejected", "kyc.pending_review", "card.created" ->
          aboutCards(id, event, ProviderEvent.CardCustomerChanged::new);
      case "card.activated",
          "card.frozen",
          "card.unfrozen",
          "card.lost",
          "card.stolen",
          "card.voided",
          "card.cancelled",
          "card.deactivated" ->
          aboutCards(id, event, ProviderEvent.CardsChanged::new);
      case "customer.balance.updated" ->
          aboutCards(
              id,
              event,
              (eventId, cardCustomer) ->
                  new ProviderEvent.CardAccountReported(
                      eventId, cardCustomer, balance(payloadOf(event))));
      case "customer.funded" -> funded(id, event, AcceptedFunding.Progress.COMPLETED);
      case "customer.funding.failed" -> funded(id, event, AcceptedFunding.Progress.FAILED);
      case "card.withdrawal.settled" ->
          aboutCards(
              id,
              event,
              (eventId, cardCustomer) ->
                  new ProviderEvent.CardAccountReported(
                      eventId, cardCustomer, WithdrawalRow.event(payloadOf(event))));
      case "master_wallet.deposit", "master_wallet.customer_funded", "master_wallet.withdrawal" ->
          new ProviderEvent.MasterWalletMoved(id);
      case "master_wallet.swap" ->
          SwapRow.event(payloadOf(event))
              .<ProviderEvent>map(report -> new ProviderEvent.SwapTold(id, report))
              .orElseGet(
                  () -> new ProviderEvent.Unreadable(id, "names no swap, state or exact amount"));
      default -> new ProviderEvent.Other(id, type);
    };
  }

  /** What has changed is asked for: of these events neither order nor arrival is promised. */
  private static ProviderEvent aboutCards(
      @Nullable String id,
      JsonNode event,
      BiFunction<@Nullable String, String, ProviderEvent> changed) {
    String cardCustomer = Members.shortText(payloadOf(event), "yativo_card_id");
    return cardCustomer == null
        ? new ProviderEvent.Unreadable(id, "names no card customer")
        : changed.apply(id, cardCustomer);
  }

  private static ProviderEvent cardUsed(@Nullable String id, JsonNode event, boolean refund) {
    return SpendingReader.readEvent(payloadOf(event), refund, happenedAt(id, event))
        .<ProviderEvent>map(report -> new ProviderEvent.CardUsed(id, report))
        .orElseGet(
            () -> new ProviderEvent.Unreadable(id, "names no card customer, id or exact amount"));
  }

  /** The documented id of an event holds its time, also where nothing else does. */
  private static @Nullable Instant happenedAt(@Nullable String id, JsonNode event) {
    var said = Members.time(event, "created_at", "timestamp");
    if (said != null || id == null) {
      return said;
    }
    var timed = TIMED_ID.matcher(id);
    return timed.matches() ? Instant.ofEpochMilli(Long.parseLong(timed.group(1))) : null;
  }

  private static ProviderEvent funded(
      @Nullable String id, JsonNode event, AcceptedFunding.Progress progress) {
    return aboutCards(
        id,
        event,
        (eventId, cardCustomer) ->
            new ProviderEvent.CardAccountReported(
                eventId, cardCustomer, FundingEvent.read(payloadOf(event), progress)));
  }

  private static AccountReport balance(JsonNode payload) {
    return BalanceRow.ofEvent(payload)
        .<AccountReport>map(AccountReport.BalanceTold::new)
        .orElseGet(AccountReport.Changed::new);
  }

  private ProviderEvent deposit(@Nullable String id, JsonNode event, Progress progress) {
    return moved(id, event, Direction.DEPOSIT, progress);
  }

  private ProviderEvent moved(
      @Nullable String id, JsonNode event, Direction direction, Progress progress) {
    var payload = payloadOf(event);
    String customer = Members.shortText(payload, "customer_id");
    if (customer == null) {
      return new ProviderEvent.Unreadable(id, "names no customer");
    }
    return transactions
        .read(payload, direction, progress)
        .<ProviderEvent>map(report -> new ProviderEvent.TransactionReported(id, customer, report))
        .orElseGet(() -> new ProviderEvent.Unreadable(id, "names no id, asset or exact amount"));
  }

  private static @Nullable String typeOf(JsonNode event) {
    String type = Members.text(event, "type", "event", "event_type");
    String found = type == null ? Members.text(event.path("event"), "type") : type;
    return found == null || !TYPE.matcher(found).matches() ? null : found;
  }

  private static JsonNode payloadOf(JsonNode event) {
    return Members.first(event, "data", "event_data", "payload");
  }
}
