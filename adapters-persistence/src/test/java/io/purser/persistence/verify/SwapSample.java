package io.purser.persistence.verify;

import io.purser.domain.InMemoryStore;
import io.purser.domain.audit.AuditLog;
import io.purser.domain.audit.Initiator;
import io.purser.domain.card.account.funding.Fundings;
import io.purser.domain.event.EventLog;
import io.purser.domain.event.Journal;
import io.purser.domain.ledger.cash.CashAccount;
import io.purser.domain.ledger.cash.CashLedger;
import io.purser.domain.ledger.cash.CashPosting;
import io.purser.domain.money.Money;
import io.purser.domain.operation.Operations;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.programme.DollarsInUse;
import io.purser.domain.programme.MasterWallet;
import io.purser.domain.programme.MasterWallets;
import io.purser.domain.programme.swap.AcceptedSwap;
import io.purser.domain.programme.swap.FakeSwaps;
import io.purser.domain.programme.swap.SwapId;
import io.purser.domain.programme.swap.SwapMasterWallet;
import io.purser.domain.programme.swap.SwapProgress;
import io.purser.domain.programme.swap.SwapSending;
import io.purser.domain.programme.swap.Swaps;
import io.purser.domain.programme.swap.Swaps.Whose;
import io.purser.domain.transfer.Reference;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The swap of the samples, taken to its end the way the product does. */
final class SwapSample {
  private static final String PROVIDER_ID = "provider-swap-1";
  private static final Currency EUR = Currency.getInstance("EUR");

  private final DamagedDatabase database;
  private final SettledOperations operations;
  private final SwapSending sending;
  private final SwapProgress progress;
  private final SwapMasterWallet swapMasterWallet;

  SwapSample(DamagedDatabase database) {
    this.database = database;
    this.operations = new SettledOperations(database);
    var beans = database.get();
    var journal = new Journal(beans.get(EventLog.class), beans.get(AuditLog.class), beans.ids());
    var swaps = beans.get(Swaps.class);
    var ledger = beans.get(CashLedger.class);
    var open = beans.get(Operations.class);
    var clock = InstantSource.system();
    sending = new SwapSending(swaps, new FakeSwaps(new InMemoryStore()), ledger, journal);
    progress = new SwapProgress(swaps, open, ledger, journal, clock);
    swapMasterWallet =
        new SwapMasterWallet(
            swaps,
            beans.get(MasterWallets.class),
            new DollarsInUse(beans.get(Fundings.class), swaps),
            ledger,
            open,
            journal,
            beans.ids(),
            clock);
  }

  String swap() throws SQLException {
    return database.text("SELECT id FROM purser.swap");
  }

  String operation() throws SQLException {
    return database.text("SELECT operation_id FROM purser.swap");
  }

  /** The provider has it. */
  void isAccepted() throws SQLException {
    var confirmed = operations.confirmed(operation());
    in(
        () -> {
          sending.confirm(confirmed, told(AcceptedSwap.Progress.SUBMITTED, null));
          return confirmed;
        });
  }

  /**
   * @param received how many cents of a euro, or null where nobody says
   */
  void ends(AcceptedSwap.Progress how, @Nullable Long received) throws SQLException {
    var which = new Whose(database.tenant().id(), new SwapId(swap()));
    in(() -> progress.told(which, told(how, received)));
  }

  private static AcceptedSwap told(AcceptedSwap.Progress how, @Nullable Long received) {
    var euros = received == null ? null : new Money(received, EUR);
    return new AcceptedSwap(PROVIDER_ID, how, euros, null, null);
  }

  void isRejected(Reason why) throws SQLException {
    var rejected = operations.rejected(operation(), why);
    in(
        () -> {
          sending.reject(rejected);
          return rejected;
        });
  }

  /** The same order is given again. */
  void isTriedAgain() throws SQLException {
    var tenant = database.tenant().id();
    var wallets = database.get().get(MasterWallets.class);
    in(
        () -> {
          wallets.lock(tenant, Money.USD);
          wallets.save(
              tenant,
              new MasterWallet(
                  new Money(100_000, Money.USD), Instant.now().truncatedTo(ChronoUnit.MICROS)));
          return swapMasterWallet.plan(
              tenant, "40.00", EUR, new Reference("swap-1"), Initiator.PROVIDER);
        });
    database.damage("UPDATE purser.operation SET due_at = now() WHERE due_at IS NOT NULL");
  }

  /** Something of five dollars that the product would not book. */
  void book(String subject, CashPosting.Kind kind, CashAccount from, CashAccount to) {
    var amount = new Money(500, Money.USD);
    var entries =
        List.of(
            new CashPosting.Entry(from, Money.zero(Money.USD).minus(amount)),
            new CashPosting.Entry(to, amount));
    var at = Instant.now().truncatedTo(ChronoUnit.MICROS);
    in(
        () -> {
          database
              .get()
              .get(CashLedger.class)
              .post(new CashPosting(database.tenant().id(), null, subject, kind, entries, at));
          return subject;
        });
  }

  private <T> T in(Supplier<T> change) {
    return database.samples().in(database.tenant().id(), change);
  }
}
