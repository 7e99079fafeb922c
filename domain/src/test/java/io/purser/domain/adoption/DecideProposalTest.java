package io.purser.domain.adoption;

import static io.purser.domain.adoption.AdoptionAtWork.card;
import static io.purser.domain.adoption.AdoptionAtWork.wallet;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.adoption.DecideProposal.Result;
import io.purser.domain.card.Card;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.Stage;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.customer.CustomerType;
import io.purser.domain.customer.Registration;
import io.purser.domain.operation.OperationId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DecideProposalTest {
  private final AdoptionAtWork adoption = new AdoptionAtWork();

  private Proposal only(ProviderRecord record) {
    switch (record) {
      case ProviderRecord.WalletCustomer it -> adoption.directory.wallets.add(it);
      case ProviderRecord.CardCustomer it -> adoption.directory.cards.add(it);
    }
    return adoption.proposals(adoption.imported()).getFirst();
  }

  private Proposal again(Proposal proposal) {
    return adoption
        .platform
        .given
        .in(
            adoption.platform.tenant,
            () -> adoption.platform.store.proposals().get(adoption.tenant(), proposal.id()))
        .orElseThrow();
  }

  private static CustomerId customerOf(Result result) {
    return Optional.ofNullable(((Result.Decided) result).proposal().customer()).orElseThrow();
  }

  private static Result refused(AdoptionRefusal why) {
    return new Result.Refused(why);
  }

  private CardOnboarding onboarding(CustomerId customer) {
    return adoption
        .platform
        .given
        .in(
            adoption.platform.tenant,
            () -> adoption.platform.store.cardOnboardings().newest(adoption.tenant(), customer))
        .orElseThrow();
  }

  @Test
  void confirming_links_a_wallet_customer_to_the_customer_it_was_found_to_belong_to() {
    var ana = adoption.platform.customer("ana@example.com");
    var proposal = only(wallet("w", null, "ana@example.com"));

    var result = adoption.confirm(proposal, null);

    assertThat(customerOf(result)).isEqualTo(ana.id());
    assertThat(adoption.platform.load(ana.id()).registration())
        .isInstanceOfSatisfying(
            Registration.Registered.class, it -> assertThat(it.customer().id()).isEqualTo("w"));
    assertThat(again(proposal).state()).isEqualTo(Proposal.State.CONFIRMED);
    assertThat(again(proposal).found().email()).isNull();
    assertThat(adoption.platform.store.eventLog().all())
        .anyMatch(event -> event.type().equals("customer.registered"));
    assertThat(adoption.platform.store.auditLog().all())
        .filteredOn(entry -> entry.action().equals("adoption.confirmed"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.reason()).isEqualTo("because"));
    assertThat(adoption.proposals(adoption.imported())).isEmpty();
  }

  @Test
  void confirming_a_new_one_makes_a_customer_once() {
    var proposal = only(wallet("w", null, "new@example.com"));

    var customer = customerOf(adoption.confirm(proposal, null));

    var made = adoption.platform.load(customer);
    assertThat(made.profile().email()).isEqualTo(proposal.found().email());
    assertThat(made.profile().party().name()).isEqualTo("Somebody");
    assertThat(adoption.confirm(proposal, null))
        .isEqualTo(refused(new AdoptionRefusal.AlreadyConfirmed(customer)));
    assertThat(adoption.platform.store.customers().all()).hasSize(1);
  }

  @Test
  void confirming_takes_a_card_customer_over_from_wherever_it_is() {
    var proposal = only(card("c", "usr_9", "new@example.com"));

    var customer = customerOf(adoption.confirm(proposal, null));

    assertThat(onboarding(customer).stage()).isEqualTo(Stage.ACTIVE);
    assertThat(adoption.platform.load(customer).header().externalId())
        .hasToString("ExternalId[value=usr_9]");
    assertThat(adoption.platform.store.eventLog().all())
        .anyMatch(event -> event.type().equals("card_onboarding.active"));
    assertThat(adoption.proposals(adoption.imported())).isEmpty();
  }

  @Test
  void the_next_import_takes_over_the_cards_that_the_provider_has() {
    var made = adoption.platform.cards.has("c");
    var customer = customerOf(adoption.confirm(only(card("c", null, "new@example.com")), null));
    assertThat(cards(customer)).isEmpty();

    adoption.imported();
    adoption.imported();

    assertThat(cards(customer))
        .singleElement()
        .isInstanceOfSatisfying(
            Card.Active.class, it -> assertThat(it.provider().id()).isEqualTo(made));
    assertThat(adoption.platform.store.eventLog().all())
        .filteredOn(event -> event.type().equals("card.issued"))
        .hasSize(1);
  }

  @Test
  void where_a_card_is_being_made_none_is_taken_over() {
    var ana = adoption.platform.customer("ana@example.com");
    adoption.platform.given.readyForCard(adoption.platform.tenant, ana);
    var requested = adoption.platform.given.requestedCard(adoption.platform.tenant, ana);
    var known = (CardOnboarding.Known) onboarding(ana.id());
    adoption.platform.cards.has(known.cardholder().id());
    adoption.directory.cards.add(card(known.cardholder().id(), null, "ana@example.com"));

    adoption.imported();

    assertThat(cards(ana.id())).containsExactly(requested);
  }

  private List<Card> cards(CustomerId customer) {
    return adoption.platform.given.in(
        adoption.platform.tenant,
        () -> adoption.platform.store.cards().of(adoption.tenant(), customer));
  }

  @Test
  void an_operator_may_say_whose_it_is() {
    var bea = adoption.platform.customer("bea@example.com");
    var proposal = only(card("c", null, null));

    assertThat(customerOf(adoption.confirm(proposal, bea.id()))).isEqualTo(bea.id());
    var nobody = CustomerId.next(adoption.platform.store.ids(), bea.id().type());
    assertThat(adoption.confirm(only(wallet("w", null, null)), nobody))
        .isEqualTo(refused(new AdoptionRefusal.OfCustomer(new CustomerRefusal.NoSuchCustomer())));
  }

  @Test
  void a_customer_has_one_record_of_a_kind() {
    var ana = adoption.platform.customer("ana@example.com");
    var first = only(wallet("w1", null, "ana@example.com"));
    adoption.confirm(first, null);
    adoption.platform.given.readyForCard(adoption.platform.tenant, ana);
    adoption.directory.wallets.clear();

    assertThat(adoption.confirm(only(wallet("w2", null, "ana@example.com")), null))
        .isEqualTo(refused(new AdoptionRefusal.CustomerTaken(ana.id())));
    adoption.directory.wallets.clear();
    assertThat(adoption.confirm(only(card("c2", null, "ana@example.com")), null))
        .isEqualTo(refused(new AdoptionRefusal.CustomerTaken(ana.id())));
  }

  @Test
  void a_record_has_one_customer_among_all_tenants_of_the_account() {
    var platform = adoption.platform;
    var walletProposal = only(wallet("w", null, null));
    adoption.directory.wallets.clear();
    var neighbour = platform.given.neighbourOf(platform.tenant);
    platform.given.registeredCustomer(neighbour, "w");

    assertThat(adoption.confirm(walletProposal, null))
        .isEqualTo(refused(new AdoptionRefusal.RecordTaken()));
    assertThat(platform.store.customers().all()).hasSize(1);
  }

  @Test
  void one_that_is_about_to_be_registered_is_left_to_that() {
    var platform = adoption.platform;
    var ana = platform.customer("ana@example.com");
    var proposal = only(wallet("w", null, "ana@example.com"));
    platform.given.in(
        platform.tenant,
        () ->
            platform
                .store
                .customers()
                .save(
                    ana.registering(
                        OperationId.next(platform.store.ids()), ana.header().createdAt())));

    assertThat(adoption.confirm(proposal, null))
        .isEqualTo(refused(new AdoptionRefusal.CustomerTaken(ana.id())));
  }

  @Test
  void one_that_was_dismissed_is_not_proposed_again_and_can_be_confirmed_all_the_same() {
    var proposal = only(wallet("w", null, "new@example.com"));
    var platform = adoption.platform;

    var dismissed =
        platform.given.in(
            platform.tenant,
            () ->
                adoption.decide.dismiss(
                    adoption.tenant(),
                    proposal.importId(),
                    proposal.id(),
                    AdoptionAtWork.OPERATOR));

    assertThat(((Result.Decided) dismissed).proposal().state()).isEqualTo(Proposal.State.DISMISSED);
    assertThat(adoption.proposals(adoption.imported())).isEmpty();
    assertThat(adoption.confirm(again(proposal), null)).isInstanceOf(Result.Decided.class);
  }

  @Test
  void of_what_has_changed_there_is_nothing_to_confirm() {
    var platform = adoption.platform;
    var ana = platform.customer("ana@example.com");
    var held = platform.given.readyForCard(platform.tenant, ana);
    var proposal = only(card(held, null, "bea@example.com"));

    assertThat(adoption.confirm(proposal, null))
        .isEqualTo(refused(new AdoptionRefusal.NothingToConfirm()));
  }

  @Test
  void another_imports_proposal_is_none() {
    var proposal = only(wallet("w", null, null));
    var platform = adoption.platform;

    var result =
        platform.given.in(
            platform.tenant,
            () ->
                adoption.decide.confirm(
                    adoption.tenant(),
                    ImportId.next(platform.store.ids()),
                    proposal.id(),
                    new DecideProposal.Choice(null, CustomerType.INDIVIDUAL),
                    AdoptionAtWork.OPERATOR));

    assertThat(result).isEqualTo(refused(new AdoptionRefusal.NoSuchProposal()));
  }
}
