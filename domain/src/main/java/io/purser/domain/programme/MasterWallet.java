package io.purser.domain.programme;

import io.purser.domain.money.Money;
import java.time.Instant;

/**
 * What the tenant's master wallet holds of a currency, as the provider last told.
 *
 * @param available what may be spent
 * @param asOf when we asked
 */
public record MasterWallet(Money available, Instant asOf) {}
