package io.purser.twin.card;

import io.purser.twin.webhook.Events;

/** Everything that happens to cardholders, their cards and their money, put together. */
public record CardHalf(
    KycReviews kycReviews,
    Deployments deployments,
    Cards cards,
    Spending spending,
    Fundings fundings,
    Withdrawals withdrawals,
    MasterWallets masterWallets) {

  public static CardHalf telling(Events listeners) {
    var events = new CardEvents(listeners);
    var moneyEvents = new MoneyEvents(listeners);
    var deployments = new Deployments();
    var cards = new Cards(events);
    var balances = new AccountBalances(events);
    return new CardHalf(
        new KycReviews(events, deployments),
        deployments,
        cards,
        new Spending(events, balances),
        new Fundings(moneyEvents, balances),
        new Withdrawals(moneyEvents, balances, cards),
        new MasterWallets(moneyEvents));
  }
}
