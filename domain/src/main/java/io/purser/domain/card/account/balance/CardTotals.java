package io.purser.domain.card.account.balance;

import io.purser.domain.money.Money;
import java.time.Instant;

/**
 * What is in all card accounts of one currency, as far as it is known.
 *
 * @param ledger of all of them
 * @param available of those of which it is known
 * @param pending of those of which it is known
 * @param accounts how many there are
 * @param withoutParts of how many of them only the whole is known
 * @param oldest since when that is known of which it has been known longest
 */
public record CardTotals(
    Money ledger, Money available, Money pending, int accounts, int withoutParts, Instant oldest) {}
