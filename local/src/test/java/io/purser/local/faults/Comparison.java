package io.purser.local.faults;

import io.purser.local.Site;
import io.purser.local.faults.Effects.Effect;
import io.purser.local.faults.Tables.CardMoneyRow;
import io.purser.local.faults.Write.Kind;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lays the clients' journal, our tables and the provider's ledger of effects side by side, once
 * everything has settled. Whatever does not agree is a finding.
 */
final class Comparison {
  private final Journal journal;
  private final Tables tables;
  private final Effects customers;
  private final Effects wallets;
  private final Effects sends;
  private final Effects cards;
  private final Effects fundings;
  private final Effects withdrawals;
  private final Map<String, String> sent;
  private final List<String> findings = new ArrayList<>();
  private int lost;
  private int doubled;

  private Comparison(
      Journal journal,
      Tables tables,
      Effects customers,
      Effects wallets,
      Effects sends,
      Effects cards,
      Effects fundings,
      Effects withdrawals) {
    this.journal = journal;
    this.tables = tables;
    this.customers = customers;
    this.wallets = wallets;
    this.sends = sends;
    this.cards = cards;
    this.fundings = fundings;
    this.withdrawals = withdrawals;
    this.sent = sends.all().stream().collect(Collectors.toMap(Effect::id, Effect::naturalKey));
  }

  /**
   * What came of it.
   *
   * @param lost acknowledged writes that are not there
   * @param doubled effects that are there more than once
   * @param effects of all kinds that the comparison covers
   * @param transfers that are among them
   */
  record Outcome(int lost, int doubled, int effects, int transfers, List<String> findings) {}

  static Outcome of(Site site, Journal journal) throws SQLException, IOException {
    var comparison =
        new Comparison(
            journal,
            Tables.of(site),
            Effects.of(site, Effects.CUSTOMER_CREATED),
            Effects.of(site, Effects.WALLET_CREATED),
            Effects.of(site, Effects.FUNDS_SENT),
            Effects.of(site, Effects.CARD_ISSUED),
            Effects.of(site, Effects.CARD_FUNDED),
            Effects.of(site, Effects.WITHDRAWN_FROM_CARD));
    comparison.compare();
    comparison.findings.addAll(journal.contradictions());
    comparison.findings.addAll(Books.findings(site));
    return new Outcome(
        comparison.lost,
        comparison.doubled,
        Stream.of(
                comparison.customers,
                comparison.wallets,
                comparison.sends,
                comparison.cards,
                comparison.fundings,
                comparison.withdrawals)
            .mapToInt(effects -> effects.all().size())
            .sum(),
        comparison.sends.all().size(),
        comparison.findings);
  }

  private void compare() {
    for (var write : journal.writes()) {
      if (!isThere(write)) {
        lost += write.isAcknowledged() ? 1 : 0;
        findings.add(write + " is not there; it was answered " + write.answers());
      }
    }
    eachOnce(customers);
    eachOnce(wallets);
    eachOnce(sends);
    eachOnce(cards);
    eachOnce(fundings);
    eachOnce(withdrawals);
    eachIsOurs(customers, tables.customers().values().stream().map(Tables.CustomerRow::providerId));
    eachIsOurs(wallets, tables.wallets().values().stream().map(Tables.WalletRow::providerId));
    eachIsOurs(sends, tables.transfers().values().stream().map(Tables.TransferRow::providerId));
    eachIsOurs(cards, tables.cards().values().stream().map(Tables.CardRow::providerId));
    eachIsOurs(fundings, tables.fundings().values().stream().map(CardMoneyRow::providerId));
    eachIsOurs(withdrawals, tables.withdrawals().values().stream().map(CardMoneyRow::providerId));
  }

  /** Whether our tables hold what was asked for, as the final answer tells it. */
  private boolean isThere(Write write) {
    var told = write.finalAnswer();
    if (told.isEmpty()) {
      return false;
    }
    var body = Caller.json(told.get().body());
    return switch (write.kind()) {
      case CREATE_CUSTOMER -> {
        var row = tables.customer(write);
        yield told.get().status() == 201
            && row != null
            && row.id().equals(body.path("id").asText());
      }
      case REGISTER -> {
        var row = tables.customer(write);
        boolean agreed = told.get().status() == 200 || cameTooLate(write, told.get());
        yield agreed && row != null && row.registration().equals("registered");
      }
      case OPEN_WALLET -> {
        var row = tables.wallet(write);
        yield told.get().status() == 201
            && row != null
            && row.state().equals("active")
            && row.id().equals(body.path("id").asText());
      }
      case SEND_TRANSFER -> {
        var row = tables.transfer(write);
        yield told.get().status() == 201
            && row != null
            && row.id().equals(body.path("id").asText())
            && isWhatWasSent(row);
      }
      case ISSUE_CARD -> {
        var row = tables.card(write);
        yield told.get().status() == 201
            && row != null
            && row.providerId() != null
            && row.id().equals(body.path("id").asText());
      }
      case FUND_CARD -> isThere(told.get(), tables.funding(write));
      case WITHDRAW_FROM_CARD -> isThere(told.get(), tables.withdrawal(write));
    };
  }

  private static boolean isThere(Write.Answer told, @Nullable CardMoneyRow row) {
    return told.status() == 201
        && row != null
        && row.providerId() != null
        && row.id().equals(Caller.json(told.body()).path("id").asText());
  }

  /** The provider's transaction is of this wallet, to this address and of this amount. */
  private boolean isWhatWasSent(Tables.TransferRow row) {
    var id = row.providerId();
    return id != null && row.naturalKey().equals(sent.get(id));
  }

  /** A registration that reached us only after the first wallet had registered the customer. */
  private static boolean cameTooLate(Write write, Write.Answer told) {
    return write.kind() == Kind.REGISTER
        && told.status() == 409
        && told.body().contains("\"already-registered\"")
        && !write.isAcknowledged();
  }

  private void eachOnce(Effects effects) {
    Map<String, Integer> counts = new HashMap<>();
    effects.all().forEach(effect -> counts.merge(effect.naturalKey(), 1, Integer::sum));
    counts.forEach(
        (naturalKey, count) -> {
          if (count > 1) {
            doubled += count - 1;
            findings.add(naturalKey + " happened " + count + " times at the provider");
          }
        });
  }

  /** What the provider has made and what we have noted is the same. */
  private void eachIsOurs(Effects effects, Stream<@Nullable String> inOurTables) {
    var noted = inOurTables.filter(Objects::nonNull).collect(Collectors.toSet());
    var made = effects.all().stream().map(Effect::id).collect(Collectors.toSet());
    for (var effect : effects.all()) {
      if (!noted.contains(effect.id())) {
        findings.add(effect + " is not in our tables");
      }
    }
    for (var id : noted) {
      if (!made.contains(id)) {
        findings.add(id + " is in our tables, and the provider has not made it");
      }
    }
  }
}
