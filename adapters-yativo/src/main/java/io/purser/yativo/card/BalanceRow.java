package io.purser.yativo.card;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.card.account.balance.Figures;
import io.purser.domain.card.account.balance.ReportedBalance;
import io.purser.domain.money.Money;
import io.purser.yativo.call.Members;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is in a card account, as the provider's records and events show it. */
public final class BalanceRow {
  /** Others could not be told from a slip of the pen. */
  private static final Set<String> CURRENCIES = Set.of("USD", "EUR", "GBP");

  private BalanceRow() {}

  /**
   * What a customer's record says. Unless it is fresh from the network, what is available and what
   * is pending only looks as if it were known. Empty when the amounts contradict each other.
   */
  static Optional<ReportedBalance> ofRecord(JsonNode record) {
    boolean fresh = "realtime".equalsIgnoreCase(Members.text(record, "balance_freshness"));
    if (fresh) {
      return parts(record);
    }
    var figures = whole(record);
    return Optional.of(new ReportedBalance(figures, null, figures.ledger() != null));
  }

  /** What an event says. Empty when it is not all there, or does not say of when it is. */
  public static Optional<ReportedBalance> ofEvent(JsonNode payload) {
    String freshness = Members.text(payload, "balance_freshness");
    return freshness == null || freshness.equalsIgnoreCase("realtime")
        ? parts(payload)
            .filter(balance -> balance.movedAt() != null)
            .filter(balance -> balance.figures().available() != null)
        : Optional.empty();
  }

  private static Optional<ReportedBalance> parts(JsonNode json) {
    var currency = currency(json);
    var ledger = amount(json, "ledger_balance", currency);
    var available = amount(json, "available_balance", currency);
    var pending = amount(json, "pending_balance", currency);
    var movedAt = Members.time(json, "balance_updated_at");
    if (ledger == null || available == null || pending == null) {
      return Optional.of(
          new ReportedBalance(
              ledger == null ? Figures.unknown(currency) : Figures.whole(ledger), movedAt, false));
    }
    var figures = Figures.parts(available, pending);
    return ledger.equals(figures.ledger())
        ? Optional.of(new ReportedBalance(figures, movedAt, false))
        : Optional.empty();
  }

  private static Figures whole(JsonNode json) {
    var currency = currency(json);
    var ledger = amount(json, "ledger_balance", currency);
    return ledger == null ? Figures.unknown(currency) : Figures.whole(ledger);
  }

  private static @Nullable Currency currency(JsonNode json) {
    String code = Members.text(json, "currency");
    return code == null || !CURRENCIES.contains(code) ? null : Currency.getInstance(code);
  }

  private static @Nullable Money amount(JsonNode json, String name, @Nullable Currency currency) {
    return currency == null ? null : MoneyMembers.read(json, name, currency).orElse(null);
  }
}
