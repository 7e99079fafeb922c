package io.purser.persistence.verify;

import io.purser.domain.InMemoryStore;
import io.purser.domain.audit.AuditLog;
import io.purser.domain.card.account.FakeCardAccounts;
import io.purser.domain.card.account.balance.CardBalances;
import io.purser.domain.card.account.funding.AcceptedFunding;
import io.purser.domain.card.account.funding.FundingProgress;
import io.purser.domain.card.account.funding.FundingSending;
import io.purser.domain.card.account.funding.Fundings;
import io.purser.domain.card.account.withdrawal.ReportedWithdrawal;
import io.purser.domain.card.account.withdrawal.WithdrawalProgress;
import io.purser.domain.card.account.withdrawal.WithdrawalSending;
import io.purser.domain.card.account.withdrawal.Withdrawals;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.EventLog;
import io.purser.domain.event.Journal;
import io.purser.domain.ledger.cash.CashAccount;
import io.purser.domain.ledger.cash.CashLedger;
import io.purser.domain.ledger.cash.CashPosting;
import io.purser.domain.money.Money;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.Operations;
import io.purser.domain.operation.Rejection.Reason;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The funding and the withdrawal of the samples, taken to their ends the way the product does. */
final class CardMoneySample {
  private static final String FUNDING = "provider-funding-1";
  private static final String WITHDRAWAL = "provider-withdrawal-1";

  private final DamagedDatabase database;
  private final SettledOperations operations;
  private final FundingSending fundingSending;
  private final WithdrawalSending withdrawalSending;
  private final FundingProgress fundingProgress;
  private final WithdrawalProgress withdrawalProgress;

  CardMoneySample(DamagedDatabase database) {
    this.database = database;
    this.operations = new SettledOperations(database);
    var beans = database.get();
    var provider = new FakeCardAccounts(new InMemoryStore());
    var journal = new Journal(beans.get(EventLog.class), beans.get(AuditLog.class), beans.ids());
    var balances = beans.get(CardBalances.class);
    var ledger = beans.get(CashLedger.class);
    var open = beans.get(Operations.class);
    var clock = InstantSource.system();
    fundingSending =
        new FundingSending(
            beans.get(Customers.class),
            beans.get(CardOnboardings.class),
            beans.get(Fundings.class),
            balances,
            provider,
            ledger,
            journal);
    withdrawalSending =
        new WithdrawalSending(
            beans.get(Customers.class),
            beans.get(CardOnboardings.class),
            beans.get(Withdrawals.class),
            provider,
            ledger,
            journal);
    fundingProgress =
        new FundingProgress(beans.get(Fundings.class), open, balances, ledger, journal, clock);
    withdrawalProgress =
        new WithdrawalProgress(
            beans.get(Withdrawals.class), open, balances, ledger, journal, clock);
  }

  String funding() throws SQLException {
    return database.text("SELECT id FROM purser.card_funding");
  }

  String fundingOperation() throws SQLException {
    return database.text("SELECT operation_id FROM purser.card_funding");
  }

  String withdrawal() throws SQLException {
    return database.text("SELECT id FROM purser.card_withdrawal");
  }

  /** The provider has the funding, for this many cents. */
  void fundingIsAccepted(long paid, @Nullable Money credited) throws SQLException {
    var confirmed = operations.confirmed(fundingOperation());
    in(
        () -> {
          fundingSending.confirm(
              confirmed,
              new AcceptedFunding(
                  FUNDING,
                  AcceptedFunding.Progress.PENDING,
                  new Money(paid, Money.USD),
                  credited,
                  null));
          return confirmed;
        });
  }

  void fundingEnds(AcceptedFunding.Progress progress) {
    in(
        () ->
            fundingProgress.told(
                database.tenant().id(), database.customer().id(), FUNDING, progress, null));
  }

  void fundingIsRejected(Reason why) throws SQLException {
    var rejected = operations.rejected(fundingOperation(), why);
    in(
        () -> {
          fundingSending.reject(rejected);
          return rejected;
        });
  }

  /** The same order is planned anew, and sets this many cents aside. */
  void fundingIsTriedAgain(long held) throws SQLException {
    var subject = funding();
    var operation =
        database
            .samples()
            .plannedOperation(
                database.customer(), OperationKind.FUND_CARD, subject, "funding again " + subject);
    book(
        operation.id().value(),
        CashPosting.Kind.HELD,
        CashAccount.MASTER_WALLET,
        CashAccount.HELD,
        held);
    database.damage(
        "UPDATE purser.card_funding SET state = 'requested', given_up_at = NULL, tries = 2,"
            + " operation_id = ?, held = ?",
        operation.id().value(),
        held);
    database.damage("UPDATE purser.operation SET due_at = now() WHERE due_at IS NOT NULL");
  }

  /** Something of five dollars that the product would not book. */
  void book(String subject, CashPosting.Kind kind, CashAccount from, CashAccount to) {
    book(subject, kind, from, to, 500);
  }

  private void book(
      String subject, CashPosting.Kind kind, CashAccount from, CashAccount to, long cents) {
    var amount = new Money(cents, Money.USD);
    var entries =
        List.of(
            new CashPosting.Entry(from, Money.zero(Money.USD).minus(amount)),
            new CashPosting.Entry(to, amount));
    in(
        () -> {
          database
              .get()
              .get(CashLedger.class)
              .post(
                  new CashPosting(
                      database.tenant().id(),
                      database.customer().id(),
                      subject,
                      kind,
                      entries,
                      now()));
          return subject;
        });
  }

  void withdrawalIsAccepted() throws SQLException {
    var confirmed =
        operations.confirmed(database.text("SELECT operation_id FROM purser.card_withdrawal"));
    in(
        () -> {
          withdrawalSending.confirm(confirmed, WITHDRAWAL);
          return confirmed;
        });
  }

  void withdrawalEnds(ReportedWithdrawal.Progress progress) {
    in(
        () ->
            withdrawalProgress.told(
                database.tenant().id(),
                database.customer().id(),
                new ReportedWithdrawal(WITHDRAWAL, progress)));
  }

  private <T> T in(Supplier<T> change) {
    return database.samples().in(database.tenant().id(), change);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
