package io.purser.twin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.Transaction;
import io.purser.twin.state.WireTime;
import io.purser.twin.state.World;
import java.util.List;
import java.util.Locale;

/** The list of transactions, newest first, with filters in the body. */
final class TransactionRoutes {
  private static final int MOST_ROWS = 100;
  private static final List<String> FILTERS =
      List.of("transaction_id", "customer_id", "asset_id", "type", "status", "chain", "ticker");

  List<Route<Operation>> routes() {
    return List.of(Operation.post("/transactions/get-transactions", Scope.READ, this::list));
  }

  private Response list(Call call) {
    var in = call.body();
    int limit = MOST_ROWS;
    var given = in.first("limit");
    if (given.isPresent()) {
      limit = given.get().isInt() ? given.get().asInt() : 0;
      if (limit < 1 || limit > MOST_ROWS) {
        in.problem("limit", "Must be between 1 and " + MOST_ROWS);
      }
    }
    in.check();
    var rows =
        call.world().transactions.where(World.BY_OWNER, call.owner()).reversed().stream()
            .map(TransactionRoutes::json)
            .filter(row -> FILTERS.stream().allMatch(name -> fits(in, name, row)))
            .limit(limit)
            .toList();
    return Envelope.list(rows);
  }

  private static boolean fits(Body in, String name, ObjectNode row) {
    return in.first(name)
        .map(JsonNode::asText)
        .map(wanted -> wanted.equalsIgnoreCase(row.path(name).asText()))
        .orElse(true);
  }

  /** A row of a customer's transactions, with exactly the members the provider shows there. */
  static ObjectNode shortJson(Transaction transaction) {
    boolean deposit = transaction.type() == Transaction.Type.DEPOSIT;
    return Json.object()
        .put("transaction_id", transaction.id())
        .put("type", transaction.type().name().toLowerCase(Locale.ROOT))
        .put("status", transaction.status().wireName())
        .put("amount", transaction.amount().toPlainString())
        .put("ticker", transaction.ticker())
        .put("chain", transaction.chain().wireName())
        .put(deposit ? "from_address" : "to_address", transaction.counterparty())
        .put("completed_at", WireTime.secondsOrNull(transaction.completedAt()));
  }

  /** The same row and what else is known; the provider's own members are not documented. */
  private static ObjectNode json(Transaction transaction) {
    return shortJson(transaction)
        .put("customer_id", transaction.customerId())
        .put("asset_id", transaction.walletId())
        .put("transaction_hash", transaction.txHash())
        .put("failure_reason", transaction.failureReason())
        .put("created_at", WireTime.seconds(transaction.createdAt()));
  }
}
