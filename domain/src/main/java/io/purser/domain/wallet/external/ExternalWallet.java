package io.purser.domain.wallet.external;

import io.purser.domain.chain.ChainAddress;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An address that a customer calls their own. Nothing can be sent from it by us, and what it holds
 * is not known. The address never changes; it is linked, perhaps proved, and unlinked.
 *
 * @param challenge what the customer was last asked to sign, unless it was used since
 * @param version the one loaded; saving over any other is refused
 */
public record ExternalWallet(
    ExternalWalletId id,
    TenantId tenant,
    CustomerId customer,
    ChainAddress address,
    Instant linkedAt,
    Ownership ownership,
    @Nullable OwnershipChallenge challenge,
    Authorization authorization,
    long version) {

  /** One that is about to be linked. */
  public static ExternalWallet linked(
      ExternalWalletId id, TenantId tenant, CustomerId customer, ChainAddress address, Instant at) {
    return new ExternalWallet(
        id,
        tenant,
        customer,
        address,
        at,
        new Ownership.Unproven(),
        null,
        new Authorization.None(),
        1);
  }

  /** The same once it is saved. */
  public ExternalWallet saved() {
    return new ExternalWallet(
        id, tenant, customer, address, linkedAt, ownership, challenge, authorization, version + 1);
  }

  /** A new challenge takes the place of a former one. */
  ExternalWallet challengedWith(OwnershipChallenge asked) {
    return with(ownership, asked);
  }

  /** Nothing that was proved before is taken back by a wrong signature. */
  ExternalWallet wronglySigned(OwnershipChallenge asked) {
    return with(ownership, asked.afterAWrongSignature().orElse(null));
  }

  /** The challenge has done its work. */
  ExternalWallet provenAt(Instant at) {
    return with(new Ownership.Proven(at), null);
  }

  ExternalWallet with(Authorization told) {
    return new ExternalWallet(
        id, tenant, customer, address, linkedAt, ownership, challenge, told, version);
  }

  private ExternalWallet with(Ownership shown, @Nullable OwnershipChallenge open) {
    return new ExternalWallet(
        id, tenant, customer, address, linkedAt, shown, open, authorization, version);
  }
}
