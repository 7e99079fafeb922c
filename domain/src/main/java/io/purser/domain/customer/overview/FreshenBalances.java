package io.purser.domain.customer.overview;

import io.purser.domain.card.account.balance.CardBalance;
import io.purser.domain.card.account.balance.RefreshCardAccount;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.overview.Overview.Holding;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.wallet.RefreshBalances;
import io.purser.domain.wallet.Wallet;
import io.purser.domain.wallet.WalletBalance;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.SingleFlight;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Has the provider asked again for what is older than somebody wants to see. Those who want that of
 * one customer at the same time wait for one question, which counts as one against the quota. Used
 * outside any unit of work.
 */
public final class FreshenBalances {
  private final RefreshBalances refreshBalances;
  private final RefreshCardAccount refreshCardAccount;
  private final InstantSource clock;
  private final SingleFlight<Question> questions = new SingleFlight<>();

  public FreshenBalances(
      RefreshBalances refreshBalances, RefreshCardAccount refreshCardAccount, InstantSource clock) {
    this.refreshBalances = refreshBalances;
    this.refreshCardAccount = refreshCardAccount;
    this.clock = clock;
  }

  /**
   * Whether the provider was asked, so that what was read before may be out of date; what it said,
   * if it said anything, is in the books then. Nobody asks about one who was deleted.
   *
   * @param known the customer with their balances
   * @param most how old they may be
   */
  public boolean handle(Overview known, Duration most, Deadline deadline) {
    var holdings = known.holdings();
    if (holdings == null || !(known.customer() instanceof Customer.Living customer)) {
      return false;
    }
    var oldest = clock.instant().minus(most);
    var card = holdings.card();
    boolean wallets = holdings.wallets().stream().anyMatch(it -> isOlder(it, oldest));
    boolean cards = card != null && isOlder(card.balance(), oldest);
    var tenant = customer.header().tenant();
    var id = customer.id();
    if (wallets) {
      questions.fly(
          new Question(tenant, id, About.WALLETS),
          deadline,
          () -> {
            var _ = refreshBalances.handle(tenant, id, deadline);
          });
    }
    if (cards) {
      questions.fly(
          new Question(tenant, id, About.CARD_ACCOUNT),
          deadline,
          () -> {
            var _ = refreshCardAccount.handle(tenant, id, deadline);
          });
    }
    return wallets || cards;
  }

  private record Question(TenantId tenant, CustomerId customer, About about) {}

  private enum About {
    WALLETS,
    CARD_ACCOUNT
  }

  /** One that is being opened has nothing yet that could be asked about. */
  private static boolean isOlder(Holding holding, Instant oldest) {
    WalletBalance balance = holding.balance();
    return switch (holding.wallet()) {
      case Wallet.Active _ -> balance == null || balance.asOf().isBefore(oldest);
      case Wallet.Requested _, Wallet.Failed _ -> false;
    };
  }

  private static boolean isOlder(@Nullable CardBalance balance, Instant oldest) {
    return balance == null || balance.asOf().isBefore(oldest);
  }
}
