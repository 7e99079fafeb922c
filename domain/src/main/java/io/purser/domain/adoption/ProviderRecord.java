package io.purser.domain.adoption;

import io.purser.domain.card.onboarding.Standing;
import io.purser.domain.customer.Email;
import org.jspecify.annotations.Nullable;

/** A customer as one of the provider's lists shows it. Whatever is not said there is null. */
public sealed interface ProviderRecord {
  /** The provider's id. */
  String id();

  /** What somebody has kept there as a reference of their own. */
  @Nullable String reference();

  @Nullable Email email();

  default RecordKind kind() {
    return switch (this) {
      case WalletCustomer _ -> RecordKind.WALLET_CUSTOMER;
      case CardCustomer _ -> RecordKind.CARD_CUSTOMER;
    };
  }

  /**
   * @param status the provider's own word
   */
  record WalletCustomer(
      String id,
      @Nullable String reference,
      @Nullable Email email,
      @Nullable String name,
      String status)
      implements ProviderRecord {
    /** Who it is stays out of every log. */
    @Override
    public String toString() {
      return "WalletCustomer[" + id + ", " + status + ", the rest hidden]";
    }
  }

  record CardCustomer(
      String id, @Nullable String reference, @Nullable Email email, Standing standing)
      implements ProviderRecord {
    /** Who it is stays out of every log. */
    @Override
    public String toString() {
      return "CardCustomer[" + id + ", " + standing + ", the rest hidden]";
    }
  }
}
