package io.purser.local.faults;

import static io.purser.local.Eventually.eventually;

import io.purser.local.Api;
import io.purser.local.Cardholders;
import io.purser.local.Site;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Makes orders of cards and their money, each for a customer of its own: of an account one at a
 * time may be in doubt, and so the customer tells whose an effect is.
 */
final class CardOrders {
  private static final String TENANT = Site.TENANTS.getLast();

  /** For more orders than anybody makes. */
  private static final String PAID_IN = "100000.00";

  private final Site site;
  private final Journal journal;
  private final Caller caller;
  private final Api twin;
  private final Cardholders cardholders;

  CardOrders(Site site, Journal journal) throws IOException {
    this.site = site;
    this.journal = journal;
    this.caller = new Caller(site, site.nodes(), journal);
    this.twin = site.twinControl();
    var service =
        new Api(
            site.nodes().getFirst().url(), Map.of("Authorization", "Bearer " + site.key(TENANT)));
    this.cardholders = new Cardholders(service, twin);
    cardholders.letTheProgrammeBeApproved();
    // While a funding is in doubt the platform counts its money as gone twice.
    twin.post("/_twin/accounts/platform_default/master-wallet/deposits", Map.of("amount", PAID_IN))
        .require("a deposit");
  }

  List<Order> oneOfEachKind() throws IOException {
    return List.of(card(), funding(), withdrawal());
  }

  private Order card() throws IOException {
    var customer = cardholders.ready("issued-" + UUID.randomUUID());
    return new Order(
        Write.cardIssue(TENANT, customer),
        Effects.CARD_ISSUED,
        cardholders.providerId(customer),
        Effects.count(site),
        ProviderFaults.ISSUE_CARD,
        "");
  }

  private Order funding() throws IOException {
    var customer = cardholders.ready("funded-" + UUID.randomUUID());
    return order(
        Write.cardFunding(TENANT, customer),
        customer,
        Effects.CARD_FUNDED,
        ProviderFaults.FUND_CARD);
  }

  /** A withdrawal of what was brought there before. */
  private Order withdrawal() throws IOException {
    var customer = cardholders.ready("withdrawn-" + UUID.randomUUID());
    var funding = Write.cardFunding(TENANT, customer);
    journal.opened(funding);
    eventually(() -> caller.send(funding), came -> came.filter(Write.Answer::isFinal).isPresent());
    eventually(
        () -> caller.get(TENANT, "/v1/customers/" + customer + "/card-account"),
        came -> came.filter(Write.Answer::isSuccess).filter(CardOrders::showsFunding).isPresent());
    return order(
        Write.cardWithdrawal(TENANT, customer),
        customer,
        Effects.WITHDRAWN_FROM_CARD,
        ProviderFaults.WITHDRAW_FROM_CARD);
  }

  private static boolean showsFunding(Write.Answer account) {
    return Caller.json(account.body()).path("available").asText().equals("25.00");
  }

  private Order order(Write write, String customer, String effect, String route)
      throws IOException {
    var providerId = cardholders.providerId(customer);
    return new Order(write, effect, providerId, Effects.count(site), route, providerId);
  }

  /**
   * Whose a withdrawal is the provider tells when it is settled, and not before: nobody could know
   * of one whose answer is lost.
   */
  void withdrawalsAreSettled(List<Order> orders) throws IOException {
    for (var order : orders) {
      if (order.effect().equals(Effects.WITHDRAWN_FROM_CARD)) {
        for (var effect : Effects.of(site, order)) {
          twin.post("/_twin/card-withdrawals/" + effect.id() + "/settle", Map.of())
              .require("settling");
        }
      }
    }
  }
}
