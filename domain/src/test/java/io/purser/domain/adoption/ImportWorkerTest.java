package io.purser.domain.adoption;

import static io.purser.domain.adoption.AdoptionAtWork.card;
import static io.purser.domain.adoption.AdoptionAtWork.wallet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.domain.card.onboarding.CardReference;
import io.purser.domain.customer.CustomerBuilder;
import io.purser.domain.customer.Email;
import io.purser.domain.customer.Registration;
import io.purser.domain.work.StaleAggregate;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ImportWorkerTest {
  private final AdoptionAtWork adoption = new AdoptionAtWork();

  @Test
  void a_record_is_proposed_by_reference_then_external_id_then_email_then_as_somebody_new() {
    var platform = adoption.platform;
    var ana = platform.customer("ana@example.com");
    var bea =
        platform.given.customer(
            CustomerBuilder.aCustomer()
                .of(adoption.tenant())
                .externalId("usr_2")
                .createdAt(platform.store.now())
                .build());
    var directory = adoption.directory;
    directory.wallets.add(wallet("w1", ana.id().value(), "else@example.com"));
    directory.wallets.add(wallet("w2", null, "ANA@example.com"));
    directory.wallets.add(wallet("w3", null, null));
    directory.cards.add(card("c1", CardReference.of(adoption.tenant(), ana.id()).value(), null));
    directory.cards.add(card("c2", "usr_2", "ana@example.com"));
    directory.cards.add(card("c3", "usr_3", "new@example.com"));

    var id = adoption.imported();

    assertThat(adoption.get(id)).isInstanceOf(Import.Finished.class);
    assertThat(adoption.proposals(id))
        .extracting(it -> it.found().id() + " " + it.match() + " " + it.customer())
        .containsExactlyInAnyOrder(
            "w1 REFERENCE " + ana.id(),
            "w2 EMAIL " + ana.id(),
            "w3 NEW null",
            "c1 REFERENCE " + ana.id(),
            "c2 EXTERNAL_ID " + bea.id(),
            "c3 NEW null");
    assertThat(adoption.get(id).counts()).isEqualTo(new Import.Counts(2, 6, 0, 0, 0));
  }

  @Test
  void what_is_linked_or_somebody_elses_is_not_proposed() {
    var platform = adoption.platform;
    var neighbour = platform.given.neighbourOf(platform.tenant);
    platform.given.registeredCustomer(platform.tenant, "ours");
    platform.given.registeredCustomer(neighbour, "theirs");
    var foreign = platform.given.customer(neighbour);
    var directory = adoption.directory;
    directory.wallets.add(wallet("ours", null, null));
    directory.wallets.add(wallet("theirs", null, null));
    directory.wallets.add(wallet("begun", foreign.id().value(), null));
    directory.cards.add(
        card("referred", CardReference.of(neighbour.id(), foreign.id()).value(), null));
    var held = platform.given.readyForCard(neighbour, foreign);
    directory.cards.add(card(held, null, null));

    var id = adoption.imported();

    assertThat(adoption.proposals(id)).isEmpty();
    assertThat(adoption.get(id).counts()).isEqualTo(new Import.Counts(2, 5, 1, 4, 0));
  }

  @Test
  void what_has_changed_at_the_provider_is_noticed() {
    var platform = adoption.platform;
    var customer = platform.given.registeredCustomer(platform.tenant, "ours");
    adoption.directory.wallets.add(
        new ProviderRecord.WalletCustomer(
            "ours", null, new Email("other@example.com"), null, "suspended"));

    var first = adoption.imported();
    adoption.imported();

    assertThat(platform.load(customer.id()).registration())
        .isInstanceOfSatisfying(
            Registration.Registered.class,
            it -> assertThat(it.customer().status()).isEqualTo("suspended"));
    assertThat(platform.store.eventLog().all())
        .filteredOn(event -> event.type().equals("customer.provider_status_changed"))
        .singleElement()
        .satisfies(event -> assertThat(event.facts()).containsEntry("status", "suspended"));
    assertThat(adoption.get(first).counts().linked()).isOne();
  }

  @Test
  void a_record_that_names_somebody_else_than_it_should_is_a_proposal_of_its_own_kind() {
    var platform = adoption.platform;
    var customer = platform.customer("ana@example.com");
    var held = platform.given.readyForCard(platform.tenant, customer);
    adoption.directory.cards.add(card(held, null, "bea@example.com"));

    var id = adoption.imported();

    assertThat(adoption.proposals(id))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.match()).isEqualTo(Match.CHANGED);
              assertThat(it.customer()).isEqualTo(customer.id());
            });
  }

  @Test
  void a_record_that_two_pages_show_is_proposed_once_and_a_shift_is_met_with_another_pass() {
    for (int i = 0; i < 7; i++) {
      adoption.directory.cards.add(card("c" + i, null, null));
    }
    adoption
        .directory
        .next(() -> {})
        .next(() -> {})
        // The first one goes, so that the fourth slips onto the page that was read.
        .next(() -> adoption.directory.cards.removeFirst());

    var id = adoption.imported();

    assertThat(adoption.proposals(id)).hasSize(7);
    assertThat(adoption.get(id).counts().records()).isGreaterThan(7);
  }

  @Test
  void a_list_that_never_holds_still_is_not_read_for_ever() {
    for (int i = 0; i < 4; i++) {
      adoption.directory.cards.add(card("c" + i, null, null));
    }
    var more = new AtomicInteger();
    for (int i = 0; i < 100; i++) {
      adoption.directory.next(
          () -> adoption.directory.cards.add(card("late" + more.incrementAndGet(), null, null)));
    }

    var id = adoption.imported();

    assertThat(adoption.get(id)).isInstanceOf(Import.Finished.class);
  }

  @Test
  void one_that_was_left_goes_on_where_it_was() {
    for (int i = 0; i < 9; i++) {
      adoption.directory.cards.add(card("c" + i, null, null));
    }
    var id = adoption.started();
    var pages = new AtomicInteger();
    adoption.worker.work(() -> pages.incrementAndGet() <= 2);
    assertThat(adoption.get(id)).isInstanceOf(Import.Running.class);
    assertThat(adoption.directory.calls()).isEqualTo(2);

    adoption.worker.work(() -> true);

    assertThat(adoption.get(id)).isInstanceOf(Import.Finished.class);
    assertThat(adoption.directory.calls()).isEqualTo(4);
    assertThat(adoption.proposals(id)).hasSize(9);
  }

  @Test
  void one_whose_worker_died_is_taken_up_by_another_and_the_dead_one_writes_no_more() {
    for (int i = 0; i < 4; i++) {
      adoption.directory.cards.add(card("c" + i, null, null));
    }
    var id = adoption.started();
    var dead = adoption.platform.store.imports().claim(AdoptionAtWork.LEASE, 10).getFirst();
    assertThat(adoption.worker.work(() -> true)).isZero();

    adoption.platform.store.letTimePass(AdoptionAtWork.LEASE.plusSeconds(1));
    assertThat(adoption.worker.work(() -> true)).isOne();

    assertThat(adoption.proposals(id)).hasSize(4);
    var finished = adoption.get(id);
    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(
            () ->
                adoption.platform.given.in(
                    adoption.platform.tenant,
                    () ->
                        adoption
                            .platform
                            .store
                            .imports()
                            .save(finished, dead.attempt(), AdoptionAtWork.LEASE)));
  }

  @Test
  void a_worker_that_was_away_for_too_long_leaves_it_to_the_other() {
    for (int i = 0; i < 4; i++) {
      adoption.directory.cards.add(card("c" + i, null, null));
    }
    var id = adoption.started();
    adoption.directory.next(
        () -> {
          adoption.platform.store.letTimePass(AdoptionAtWork.LEASE.plusSeconds(1));
          assertThat(adoption.platform.store.imports().claim(AdoptionAtWork.LEASE, 1)).hasSize(1);
        });

    assertThat(adoption.worker.work(() -> true)).isOne();

    assertThat(adoption.get(id).counts()).isEqualTo(Import.Counts.NONE);
  }

  @Test
  void a_long_list_makes_way_for_other_imports() {
    for (int i = 0; i < 60; i++) {
      adoption.directory.cards.add(card("c" + i, null, null));
    }
    var id = adoption.started();

    adoption.worker.work(() -> true);
    assertThat(adoption.get(id)).isInstanceOf(Import.Running.class);
    adoption.worker.work(() -> true);
    adoption.worker.work(() -> true);

    assertThat(adoption.get(id)).isInstanceOf(Import.Finished.class);
    assertThat(adoption.proposals(id)).hasSize(60);
  }

  @Test
  void while_the_provider_is_away_it_waits_and_says_why() {
    adoption.directory.wallets.add(wallet("w", null, null));
    adoption.directory.failTimes(1);
    var id = adoption.started();

    adoption.worker.work(() -> true);
    assertThat(adoption.get(id))
        .isInstanceOfSatisfying(
            Import.Running.class, it -> assertThat(it.trouble()).isEqualTo("away"));
    assertThat(adoption.worker.work(() -> true)).isZero();

    adoption.platform.store.letTimePass(Duration.ofSeconds(10));
    adoption.worker.work(() -> true);
    assertThat(adoption.get(id)).isInstanceOf(Import.Finished.class);
  }

  @Test
  void a_tenant_has_one_import_at_a_time() {
    var first = adoption.started();
    var platform = adoption.platform;

    var second =
        platform.given.in(
            platform.tenant,
            () -> adoption.start.handle(adoption.tenant(), AdoptionAtWork.OPERATOR));

    assertThat(second).isEqualTo(new StartImport.Result.UnderWay(first));
  }
}
