package io.purser.yativo.wallet;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.wallet.ReportedTransaction;
import io.purser.domain.wallet.ReportedTransaction.Progress;
import io.purser.domain.wallet.WalletTransaction.Direction;
import io.purser.yativo.call.Members;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a transaction, as it stands in a list and in an event. */
@Singleton
public final class TransactionReader {
  private final YativoAssetCatalogue catalogue;

  public TransactionReader(YativoAssetCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Empty when a part is missing or unknown that cannot be guessed at. */
  public Optional<ReportedTransaction> read(JsonNode row) {
    var direction = directionOf(Members.text(row, "type"));
    var progress = progressOf(row);
    return direction.isEmpty() || progress.isEmpty()
        ? Optional.empty()
        : read(row, direction.get(), progress.get());
  }

  /** The same, where something else than the row says which way it goes and how far it is. */
  public Optional<ReportedTransaction> read(JsonNode row, Direction direction, Progress progress) {
    String id = Members.shortText(row, "transaction_id", "id", "_id");
    var asset =
        catalogue.meantBy(
            Members.text(row, "chain"),
            Members.text(row, "ticker", "ticker_name", "asset_short_name", "asset_name"));
    if (id == null || asset.isEmpty()) {
      return Optional.empty();
    }
    return Amounts.read(Members.first(row, "amount"), asset.get())
        .filter(amount -> amount.units().signum() > 0)
        .map(
            amount ->
                new ReportedTransaction(
                    id,
                    Members.shortText(row, "asset_id", "wallet_id"),
                    direction,
                    amount,
                    progress,
                    counterparty(row, direction),
                    Members.shortText(row, "transaction_hash", "tx_hash", "hash"),
                    Members.time(row, "completed_at", "updated_at", "created_at", "timestamp")));
  }

  /** How far the row says that it is. Empty when it does not say, or in a word we do not know. */
  public static Optional<Progress> progressOf(JsonNode row) {
    String status = Members.text(row, "status");
    return switch (status == null ? "" : status.toLowerCase(Locale.ROOT)) {
      case "pending", "processing", "broadcasting", "mempool" -> Optional.of(Progress.PENDING);
      case "completed", "confirmed" -> Optional.of(Progress.COMPLETED);
      case "failed" -> Optional.of(Progress.FAILED);
      default -> Optional.empty();
    };
  }

  private static Optional<Direction> directionOf(@Nullable String type) {
    return switch (type == null ? "" : type.toLowerCase(Locale.ROOT)) {
      case "deposit" -> Optional.of(Direction.DEPOSIT);
      case "withdrawal" -> Optional.of(Direction.WITHDRAWAL);
      default -> Optional.empty();
    };
  }

  private static @Nullable String counterparty(JsonNode row, Direction direction) {
    return switch (direction) {
      case DEPOSIT -> Members.shortText(row, "from_address");
      case WITHDRAWAL -> Members.shortText(row, "to_address", "receiving_address");
    };
  }
}
