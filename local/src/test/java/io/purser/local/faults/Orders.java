package io.purser.local.faults;

import static io.purser.local.Eventually.eventually;

import io.purser.local.Site;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Makes orders for customers of its own, calling whichever node. */
final class Orders {
  private final Site site;
  private final Journal journal;
  private final Caller caller;
  private final Money money;

  Orders(Site site, Journal journal) {
    this.site = site;
    this.journal = journal;
    this.caller = new Caller(site, site.nodes(), journal);
    this.money = new Money(site, caller);
  }

  /** One of each kind that the provider is asked for. */
  List<Order> oneOfEachKind() throws IOException {
    return List.of(registration(), wallet(), transfer());
  }

  /** The registration of a customer who is new. */
  private Order registration() throws IOException {
    var person = person();
    return new Order(
        Write.registration(person),
        Effects.CUSTOMER_CREATED,
        person.email(),
        Effects.count(site),
        ProviderFaults.CREATE_CUSTOMER,
        person.email());
  }

  /** A wallet of a customer whom the provider knows. */
  private Order wallet() throws IOException {
    var person = person();
    send(Write.registration(person));
    var shown =
        eventually(
            () -> caller.get(person.tenant(), person.path()),
            came -> came.filter(Write.Answer::isSuccess).isPresent());
    var providerId =
        Caller.json(shown.orElseThrow().body()).path("provider").path("customerId").asText();
    return new Order(
        Write.walletOpening(person, Person.SPENT),
        Effects.WALLET_CREATED,
        providerId + "|" + Person.SPENT.chain() + "|" + Person.SPENT.symbol(),
        Effects.count(site),
        ProviderFaults.ADD_WALLET,
        providerId);
  }

  /** A transfer of a customer who has the money. */
  private Order transfer() throws IOException {
    var payer = payer();
    var purse = Objects.requireNonNull(payer.purse());
    var write = Write.transfer(payer, purse, true);
    return new Order(
        write,
        Effects.FUNDS_SENT,
        Effects.ofSend(purse.providerWallet(), write.to(), Money.SENT_AT_ONCE),
        Effects.count(site),
        ProviderFaults.SEND_FUNDS,
        write.to());
  }

  /** A customer who has money to send. */
  Person payer() {
    var person = person();
    var opened = send(Write.walletOpening(person, Person.SPENT));
    eventually(() -> money.give(person, opened), Optional::isPresent);
    eventually(() -> money.isThere(person), there -> there);
    return person;
  }

  private Person person() {
    var write = Write.creation(Site.TENANTS.getLast(), "order-" + UUID.randomUUID());
    return Person.created(write, send(write));
  }

  private Write.Answer send(Write write) {
    journal.opened(write);
    return eventually(
            () -> caller.send(write), came -> came.filter(Write.Answer::isFinal).isPresent())
        .orElseThrow();
  }
}
