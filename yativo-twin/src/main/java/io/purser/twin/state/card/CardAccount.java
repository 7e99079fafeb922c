package io.purser.twin.state.card;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The account on a chain that all cards of a cardholder spend from. Amounts are minor units.
 *
 * @param deployAsked whether the platform has called for the deployment
 * @param currency null until the identity check assigns a region
 * @param pending held for authorisations that are not settled
 * @param fromChain whether the balance was last read from the chain, which knows no holds
 * @param balanceAt when the balance last moved, null before
 */
public record CardAccount(
    Deployment deployment,
    boolean deployAsked,
    @Nullable CardCurrency currency,
    long ledger,
    long pending,
    boolean fromChain,
    @Nullable Instant balanceAt) {

  /** How far the account is on its way to the chain. */
  public enum Deployment {
    NONE,
    DEPLOYING,
    DEPLOYED
  }

  public static CardAccount none() {
    return new CardAccount(Deployment.NONE, false, null, 0, 0, false, null);
  }

  @JsonIgnore
  public boolean isDeployed() {
    return deployment == Deployment.DEPLOYED;
  }

  /** What may be spent. The chain does not know what is held, so from there it is all of it. */
  @JsonIgnore
  public long available() {
    return fromChain ? ledger : ledger - pending;
  }

  public CardAccount with(Deployment next) {
    return new CardAccount(next, deployAsked, currency, ledger, pending, fromChain, balanceAt);
  }

  /** After money came or went, or was held or let go. The network told, so it is fresh. */
  public CardAccount moved(long byLedger, long byPending, Instant at) {
    return new CardAccount(
        deployment,
        deployAsked,
        currency,
        Math.addExact(ledger, byLedger),
        Math.addExact(pending, byPending),
        false,
        at);
  }

  public CardAccount readFromChain(boolean next) {
    return new CardAccount(deployment, deployAsked, currency, ledger, pending, next, balanceAt);
  }

  public CardAccount deployed(Instant at) {
    return new CardAccount(
        Deployment.DEPLOYED, deployAsked, currency, ledger, pending, fromChain, at);
  }

  public CardAccount asked() {
    return new CardAccount(deployment, true, currency, ledger, pending, fromChain, balanceAt);
  }

  public CardAccount in(CardCurrency next) {
    return new CardAccount(deployment, deployAsked, next, ledger, pending, fromChain, balanceAt);
  }
}
