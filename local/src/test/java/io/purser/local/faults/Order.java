package io.purser.local.faults;

import static io.purser.local.Eventually.eventually;

import io.purser.local.Site;
import java.util.UUID;

/**
 * A write whose effect at the provider can be told from all others, prepared up to the point where
 * it only has to be sent.
 *
 * @param effect the kind of the effect
 * @param naturalKey how the provider knows it
 * @param route the provider's route that has the effect
 * @param marker what only this order's request to that route contains
 */
record Order(Write write, String effect, String naturalKey, String route, String marker) {

  /** The registration of a customer who is new. */
  static Order registration(Caller caller, Journal journal) {
    var person = person(caller, journal);
    return new Order(
        Write.registration(person),
        Effects.CUSTOMER_CREATED,
        person.email(),
        ProviderFaults.CREATE_CUSTOMER,
        person.email());
  }

  /** A wallet of a customer whom the provider knows. */
  static Order wallet(Caller caller, Journal journal) {
    var person = person(caller, journal);
    send(caller, journal, Write.registration(person));
    var shown =
        eventually(
            () -> caller.get(person.tenant(), person.path()),
            came -> came.filter(Write.Answer::isSuccess).isPresent());
    var providerId =
        Caller.json(shown.orElseThrow().body()).path("provider").path("customerId").asText();
    return new Order(
        Write.walletOpening(person, new Person.Asset("polygon", "USDC")),
        Effects.WALLET_CREATED,
        providerId + "|polygon|USDC",
        ProviderFaults.ADD_WALLET,
        providerId);
  }

  private static Person person(Caller caller, Journal journal) {
    var write = Write.creation(Site.TENANTS.getLast(), "order-" + UUID.randomUUID());
    return Person.created(write, send(caller, journal, write));
  }

  private static Write.Answer send(Caller caller, Journal journal, Write write) {
    journal.opened(write);
    return eventually(
            () -> caller.send(write), came -> came.filter(Write.Answer::isFinal).isPresent())
        .orElseThrow();
  }
}
