package io.purser.local.faults;

import io.purser.local.Site;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What must hold in our tables alone once everything has settled, whoever asked for what. */
final class Books {
  /**
   * @param wrong counts what contradicts it
   */
  private record Rule(String broken, String wrong) {}

  private static final List<Rule> RULES =
      List.of(
          // Money that was never sent is taken back, and ordered again as another operation.
          new Rule(
              "operations that ended in another state than confirmed",
              """
              SELECT count(*) FROM purser.operation
              WHERE state <> 'confirmed'
                AND (kind, state, rejection) IS DISTINCT FROM ('send_transfer', 'rejected', 'never_sent')
              """),
          new Rule(
              "assets whose entries do not sum to zero",
              """
              SELECT count(*) FROM (
                SELECT FROM purser.ledger_entry
                GROUP BY chain, symbol, decimals HAVING sum(credit) <> 0) unbalanced
              """),
          new Rule(
              "holds that did not end, or ended twice",
              """
              SELECT count(*) FROM (
                SELECT FROM purser.ledger_posting
                WHERE kind IN ('held', 'released', 'captured')
                GROUP BY tenant_id, subject
                HAVING count(*) FILTER (WHERE kind = 'held') <> 1
                  OR count(*) FILTER (WHERE kind <> 'held') <> 1) wrong
              """),
          new Rule(
              "transfers that were sent and whose money was not taken out of its hold",
              """
              SELECT count(*) FROM purser.transfer t
              WHERE t.provider_transaction_id IS NOT NULL AND NOT EXISTS (
                SELECT FROM purser.ledger_posting p
                WHERE (p.tenant_id, p.subject, p.kind) = (t.tenant_id, t.operation_id, 'captured'))
              """),
          new Rule(
              "balances that are not the sum of their entries",
              """
              SELECT count(*) FROM purser.wallet_balance b
              LEFT JOIN LATERAL (
                SELECT coalesce(sum(credit) FILTER (WHERE account = 'available'), 0) AS available,
                  coalesce(sum(credit) FILTER (WHERE account = 'held'), 0) AS held,
                  coalesce(sum(credit) FILTER (WHERE account = 'outgoing'), 0) AS outgoing
                FROM purser.ledger_entry e
                WHERE (e.tenant_id, e.wallet_id) = (b.tenant_id, b.wallet_id)) sums ON true
              WHERE (b.ledger - b.outgoing - b.held, b.held, b.outgoing)
                <> (sums.available, sums.held, sums.outgoing)
              """),
          new Rule(
              "wallets with money that is still set aside",
              "SELECT count(*) FROM purser.wallet_balance WHERE held <> 0"),
          new Rule(
              "holds of fundings that did not end, or ended twice",
              """
              SELECT count(*) FROM (
                SELECT FROM purser.cash_posting
                WHERE kind IN ('held', 'released', 'captured')
                GROUP BY tenant_id, subject
                HAVING count(*) FILTER (WHERE kind = 'held') <> 1
                  OR count(*) FILTER (WHERE kind <> 'held') <> 1) wrong
              """),
          new Rule(
              "fundings that are completed and have not arrived in the books",
              """
              SELECT count(*) FROM purser.card_funding f
              WHERE f.state = 'completed' AND NOT EXISTS (
                SELECT FROM purser.cash_posting p
                WHERE (p.tenant_id, p.subject, p.kind) = (f.tenant_id, f.id, 'arrived'))
              """),
          new Rule(
              "withdrawals from card accounts that the provider has and the books have not",
              """
              SELECT count(*) FROM purser.card_withdrawal w
              WHERE w.provider_withdrawal_id IS NOT NULL AND NOT EXISTS (
                SELECT FROM purser.cash_posting p
                WHERE (p.tenant_id, p.subject, p.kind) = (w.tenant_id, w.id, 'withdrawing'))
              """));

  private Books() {}

  /** What is wrong. */
  static List<String> findings(Site site) throws SQLException {
    var findings = new ArrayList<String>();
    for (var rule : RULES) {
      long count = Tables.count(site, rule.wrong());
      if (count > 0) {
        findings.add("there are " + count + " " + rule.broken());
      }
    }
    return findings;
  }
}
