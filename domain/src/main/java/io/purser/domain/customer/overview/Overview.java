package io.purser.domain.customer.overview;

import io.purser.domain.card.Card;
import io.purser.domain.card.account.balance.CardBalance;
import io.purser.domain.card.onboarding.OnboardingRecords;
import io.purser.domain.customer.Customer;
import io.purser.domain.kyc.KycRecords;
import io.purser.domain.list.Page;
import io.purser.domain.rate.RateTable;
import io.purser.domain.wallet.Wallet;
import io.purser.domain.wallet.WalletBalance;
import io.purser.domain.wallet.WalletTransaction;
import io.purser.domain.wallet.external.ExternalWallet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer with the beginnings of what belongs to them. What was not wanted is null.
 *
 * @param holdings what there is, and where
 * @param onboarding the one that has not ended, or else the last; null also where there is none
 */
public record Overview(
    Customer customer,
    @Nullable Page<Wallet> wallets,
    @Nullable Holdings holdings,
    @Nullable Page<Card> cards,
    @Nullable OnboardingRecords onboarding,
    @Nullable Page<WalletTransaction> transactions,
    @Nullable Page<ExternalWallet> externalWallets,
    @Nullable KycRecords kyc,
    @Nullable Counts counts) {

  /**
   * Everything that a customer has.
   *
   * @param wallets every one that is open or being opened; of an asset there is at most one
   * @param card null where there is no card account
   * @param rates what the tenant shows totals by
   */
  public record Holdings(List<Holding> wallets, @Nullable CardHolding card, RateTable rates) {
    public Holdings {
      wallets = List.copyOf(wallets);
    }
  }

  /**
   * A wallet, and what is in it.
   *
   * @param balance null while that is not known
   */
  public record Holding(Wallet wallet, @Nullable WalletBalance balance) {}

  /**
   * The account that the cards spend from, and what is in it.
   *
   * @param balance null while that is not known
   */
  public record CardHolding(@Nullable CardBalance balance) {}
}
