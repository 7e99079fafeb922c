package io.purser.domain.wallet.external;

import io.purser.domain.chain.ChainAddress;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;

/**
 * An address that a customer calls their own. Nothing can be sent from it by us, what it holds is
 * not known, and nobody has proved anything. It never changes; it is linked, and unlinked.
 */
public record ExternalWallet(
    ExternalWalletId id,
    TenantId tenant,
    CustomerId customer,
    ChainAddress address,
    Instant linkedAt) {}
