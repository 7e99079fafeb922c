package io.purser.domain.programme;

import io.purser.domain.card.account.balance.CardBalance;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.customer.ExternalId;
import org.jspecify.annotations.Nullable;

/**
 * A customer who is on the way to a card, or has come to one, or to an end.
 *
 * @param onboarding the one that has not ended, or else the last
 * @param providerCustomerId by which the provider knows the customer's wallets, or null
 * @param openCards how many cards there are that have not ended
 * @param balance what is in the card account; null while nothing was told, and when nobody asked
 */
public record CardCustomer(
    CardOnboarding onboarding,
    @Nullable ExternalId externalId,
    @Nullable String providerCustomerId,
    int openCards,
    @Nullable CardBalance balance) {}
