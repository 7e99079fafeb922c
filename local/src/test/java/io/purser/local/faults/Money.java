package io.purser.local.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.local.Api;
import io.purser.local.Site;
import io.purser.local.faults.Person.Purse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Gives customers money from outside, so that they have some to send. */
final class Money {
  static final String SENT_AT_ONCE = "1";

  /** For more transfers than anybody makes. */
  private static final String GIVEN = "100000";

  private static final int CREATED = 201;

  private final Caller caller;
  private final Api twin;

  Money(Site site, Caller caller) {
    this.caller = caller;
    this.twin = site.twinControl();
  }

  /** Fills a wallet that was just opened. Empty when somebody who is needed for it is away. */
  Optional<Purse> give(Person person, Write.Answer opened) {
    var wallet = Caller.json(opened.body()).path("id").asText();
    var filled =
        caller
            .get(person.tenant(), "/v1/wallets/" + wallet)
            .filter(Write.Answer::isSuccess)
            .map(shown -> Caller.json(shown.body()).path("providerWalletId"))
            .filter(JsonNode::isTextual)
            .map(providerWallet -> new Purse(wallet, providerWallet.asText()))
            .filter(this::isFilled);
    filled.ifPresent(person::has);
    return filled;
  }

  private boolean isFilled(Purse purse) {
    var path = "/_twin/wallets/" + purse.providerWallet() + "/deposits";
    try {
      return twin.post(path, Map.of("amount", GIVEN)).status() == CREATED;
    } catch (IOException away) {
      return false;
    }
  }

  /** Asks for the balances, and notes whether the money that was given is shown. */
  boolean isThere(Person person) {
    caller
        .get(person.tenant(), person.path() + "/balances")
        .filter(Write.Answer::isSuccess)
        .map(shown -> Caller.json(shown.body()).path("wallets"))
        .filter(wallets -> showMoney(wallets, person))
        .ifPresent(shown -> person.moneyIsShown());
    return person.mayBeSpent();
  }

  private static boolean showMoney(JsonNode wallets, Person person) {
    var purse = person.purse();
    for (var wallet : wallets) {
      var available = wallet.path("available");
      if (purse != null
          && wallet.path("walletId").asText().equals(purse.wallet())
          && available.isTextual()
          && new BigDecimal(available.asText()).signum() > 0) {
        return true;
      }
    }
    return false;
  }

  /** On the chain of {@link Person#SPENT}. */
  static String newAddress() {
    var address = new byte[20];
    ThreadLocalRandom.current().nextBytes(address);
    return "0x" + HexFormat.of().formatHex(address);
  }
}
