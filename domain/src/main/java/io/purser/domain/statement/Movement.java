package io.purser.domain.statement;

import io.purser.domain.money.AssetAmount;
import io.purser.domain.wallet.WalletId;
import io.purser.domain.wallet.WalletTransaction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that came into a wallet for good, or left it.
 *
 * @param subject the id of what moved it
 * @param change by how much there is more; negative when it left
 * @param bookedAt when it came into our books, which decides the period that it belongs to
 * @param transaction the deposit or withdrawal; null for what a wallet held when the books began
 */
public record Movement(
    WalletId wallet,
    String subject,
    AssetAmount change,
    Instant bookedAt,
    @Nullable WalletTransaction transaction) {}
