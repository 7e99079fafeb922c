package io.purser.domain.access;

import java.util.Optional;

/** What a service may do with its API key, or with a token that it was given. */
public enum Scope {
  CUSTOMERS_READ("customers:read"),
  CUSTOMERS_WRITE("customers:write"),
  LOGINS_WRITE("logins:write"),
  CONFIRMATIONS_WRITE("confirmations:write"),
  WALLETS_READ("wallets:read"),
  WALLETS_WRITE("wallets:write"),
  EVENTS_READ("events:read"),
  TRANSFERS_READ("transfers:read"),
  TRANSFERS_WRITE("transfers:write"),
  CARDS_READ("cards:read"),
  CARDS_WRITE("cards:write"),
  PROGRAMME_READ("programme:read"),
  PROGRAMME_WRITE("programme:write"),
  WEBHOOKS_READ("webhooks:read"),
  WEBHOOKS_WRITE("webhooks:write"),
  TRANSFER_CONTROLS_WRITE("transfer-controls:write"),
  TRANSFER_APPROVALS_WRITE("transfer-approvals:write"),
  DISPLAY_RATES_WRITE("display-rates:write"),
  RECONCILIATION_READ("reconciliation:read");

  private final String text;

  Scope(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /**
   * Whether it stands for the second person or the second proof, so that nobody may give it to
   * themselves: {@code bootstrap} gives it, or an issuer for which a setting names it, and nothing
   * that is reached over the network.
   */
  public boolean isGivenByBootstrapAlone() {
    return switch (this) {
      case TRANSFER_APPROVALS_WRITE, CONFIRMATIONS_WRITE -> true;
      case CUSTOMERS_READ,
          CUSTOMERS_WRITE,
          LOGINS_WRITE,
          WALLETS_READ,
          WALLETS_WRITE,
          EVENTS_READ,
          TRANSFERS_READ,
          TRANSFERS_WRITE,
          CARDS_READ,
          CARDS_WRITE,
          PROGRAMME_READ,
          PROGRAMME_WRITE,
          WEBHOOKS_READ,
          WEBHOOKS_WRITE,
          TRANSFER_CONTROLS_WRITE,
          DISPLAY_RATES_WRITE,
          RECONCILIATION_READ ->
          false;
    };
  }

  public static Optional<Scope> parse(String text) {
    for (var scope : values()) {
      if (scope.text.equals(text)) {
        return Optional.of(scope);
      }
    }
    return Optional.empty();
  }
}
