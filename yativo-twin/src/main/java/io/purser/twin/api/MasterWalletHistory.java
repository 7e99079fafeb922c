package io.purser.twin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.http.Json;
import io.purser.twin.state.Minor;
import io.purser.twin.state.WireTime;
import io.purser.twin.state.World;
import io.purser.twin.state.card.CardCurrency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What moved a master wallet: deposits, swaps, fundings and withdrawals in one list. */
final class MasterWalletHistory {
  private MasterWalletHistory() {}

  /** One movement as the provider would show it. */
  record Entry(
      String id,
      String type,
      CardCurrency currency,
      long amount,
      String status,
      @Nullable String txHash,
      Instant at) {
    ObjectNode json() {
      return Json.object()
          .put("id", id)
          .put("type", type)
          .put("currency", currency.name())
          .put("amount", Minor.number(amount))
          .put("status", status)
          .put("tx_hash", txHash)
          .put("created_at", WireTime.millis(at));
    }
  }

  /** Newest first. */
  static List<Entry> of(World world, String owner) {
    var entries = new ArrayList<Entry>();
    for (var deposit : world.masterDeposits.where(World.BY_OWNER, owner)) {
      entries.add(
          new Entry(
              deposit.id(),
              "deposit",
              deposit.currency(),
              deposit.amount(),
              "completed",
              deposit.txHash(),
              deposit.createdAt()));
    }
    for (var swap : world.swaps.where(World.BY_OWNER, owner)) {
      entries.add(
          new Entry(
              swap.id(),
              "swap",
              swap.from(),
              swap.fromAmount(),
              swap.status().wireName(),
              null,
              swap.createdAt()));
    }
    for (var funding : world.fundings.where(World.BY_OWNER, owner)) {
      entries.add(
          new Entry(
              funding.id(),
              "customer_funding",
              CardCurrency.USD,
              funding.paid(),
              funding.status().wireName(),
              null,
              funding.createdAt()));
    }
    for (var withdrawal : world.cardWithdrawals.where(World.BY_OWNER, owner)) {
      entries.add(
          new Entry(
              withdrawal.id(),
              "withdrawal",
              withdrawal.currency(),
              withdrawal.amount(),
              withdrawal.status().wireName(),
              withdrawal.txHash(),
              withdrawal.createdAt()));
    }
    entries.sort(Comparator.comparing(Entry::at).thenComparing(Entry::id).reversed());
    return entries;
  }
}
