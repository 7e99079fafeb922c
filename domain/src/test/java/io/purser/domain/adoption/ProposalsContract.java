package io.purser.domain.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.card.onboarding.Kyc;
import io.purser.domain.card.onboarding.Standing;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.Email;
import io.purser.domain.list.PageRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Proposals} must do. */
public abstract class ProposalsContract extends StoreContract {
  private static final Email EMAIL = new Email("ana@example.com");

  private ImportId importId;

  private Proposals proposals() {
    return store().proposals();
  }

  @BeforeEach
  void startAnImport() {
    importId = started();
  }

  /** Whether it is running does not matter to proposals. */
  private ImportId started() {
    var id = ImportId.next(Given.IDS);
    in(
        () -> {
          var started = Import.Running.start(new Import.Header(id, tenant.id(), store().now()));
          if (!store().imports().add(started)) {
            throw new IllegalStateException("another one is running");
          }
        });
    for (var claimed : store().imports().claim(Duration.ofMinutes(1), 10_000)) {
      if (claimed.id().equals(id)) {
        in(
            () ->
                store()
                    .imports()
                    .save(
                        new Import.Finished(
                            new Import.Header(id, tenant.id(), store().now()),
                            Import.Counts.NONE,
                            store().now()),
                        claimed.attempt(),
                        Duration.ZERO));
      }
    }
    return id;
  }

  private Proposal proposal(ProviderRecord found, Match match, @Nullable CustomerId customer) {
    store().letTimePass(Duration.ofSeconds(1));
    return new Proposal(
        ProposalId.next(Given.IDS),
        tenant.id(),
        importId,
        found,
        match,
        customer,
        Proposal.State.OPEN,
        store().now(),
        store().now());
  }

  private static ProviderRecord wallet() {
    return new ProviderRecord.WalletCustomer(
        Given.unique("wallet"), "usr_1", EMAIL, "Ana", "active");
  }

  private static ProviderRecord card(@Nullable Kyc kyc) {
    return new ProviderRecord.CardCustomer(
        Given.unique("card"),
        null,
        EMAIL,
        new Standing(
            true, kyc, true, false, new Standing.Words("safe_deployed", "approved", kyc != null)));
  }

  private Proposal propose(Proposal proposal) {
    in(() -> proposals().propose(proposal));
    return proposal;
  }

  private List<Proposal> all(@Nullable Match match, Proposal.@Nullable State state) {
    return all(new Proposals.Wanted(null, match, state));
  }

  private List<Proposal> all(Proposals.Wanted wanted) {
    return in(() -> proposals().list(tenant.id(), importId, wanted, PageRequest.first(100)))
        .items();
  }

  @Test
  void what_is_proposed_is_read_again_newest_first() {
    var customer = given.customer(tenant);
    var first = propose(proposal(wallet(), Match.NEW, null));
    var second = propose(proposal(card(Kyc.APPROVED), Match.EMAIL, customer.id()));
    var third = propose(proposal(card(null), Match.REFERENCE, customer.id()));

    assertThat(all(null, null)).containsExactly(third, second, first);
    assertThat(all(Match.EMAIL, Proposal.State.OPEN)).containsExactly(second);
    assertThat(all(null, Proposal.State.DISMISSED)).isEmpty();
    assertThat(all(new Proposals.Wanted(RecordKind.WALLET_CUSTOMER, null, null)))
        .containsExactly(first);
    assertThat(in(() -> proposals().get(tenant.id(), second.id()))).contains(second);
    assertThat(given.in(stranger, () -> proposals().get(stranger.id(), second.id()))).isEmpty();
    assertThat(in(() -> proposals().counts(tenant.id(), importId)))
        .containsEntry(Match.NEW, 1)
        .containsEntry(Match.EMAIL, 1)
        .containsEntry(Match.REFERENCE, 1)
        .hasSize(3);
  }

  @Test
  void of_a_record_there_is_one_which_is_brought_up_to_date_while_it_is_open() {
    var customer = given.customer(tenant);
    var record = wallet();
    var first = propose(proposal(record, Match.NEW, null));
    importId = started();
    var again = proposal(record, Match.EMAIL, customer.id());

    propose(again);

    assertThat(all(null, null))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.id()).isEqualTo(first.id());
              assertThat(it.match()).isEqualTo(Match.EMAIL);
              assertThat(it.customer()).isEqualTo(customer.id());
              assertThat(it.found()).isEqualTo(record);
              assertThat(it.createdAt()).isEqualTo(first.createdAt());
            });
  }

  @Test
  void what_was_decided_stays_and_what_has_changed_is_told_beside_it() {
    var customer = given.customer(tenant);
    var record = wallet();
    var dismissed = propose(proposal(record, Match.NEW, null)).dismissed(store().now());
    in(() -> proposals().save(dismissed));

    propose(proposal(record, Match.EMAIL, customer.id()));
    assertThat(all(null, null)).containsExactly(dismissed);

    var changed = propose(proposal(record, Match.CHANGED, customer.id()));
    propose(proposal(record, Match.CHANGED, customer.id()));
    assertThat(all(null, null)).hasSize(2).contains(dismissed);
    assertThat(all(Match.CHANGED, null)).extracting(Proposal::id).containsExactly(changed.id());
  }

  @Test
  void of_one_that_is_confirmed_nothing_personal_is_kept() {
    var customer = given.customer(tenant);
    var open = propose(proposal(wallet(), Match.NEW, null));

    in(() -> proposals().save(open.confirmed(customer.id(), store().now())));

    var confirmed = in(() -> proposals().getForUpdate(tenant.id(), open.id())).orElseThrow();
    assertThat(confirmed.state()).isEqualTo(Proposal.State.CONFIRMED);
    assertThat(confirmed.customer()).isEqualTo(customer.id());
    assertThat(confirmed.found())
        .isEqualTo(
            new ProviderRecord.WalletCustomer(open.found().id(), "usr_1", null, null, "active"));
  }

  @Test
  void a_record_is_free_while_no_tenant_of_the_account_has_it() {
    var neighbour = given.neighbourOf(tenant);
    var walletId = Given.unique("provider-customer");
    given.registeredCustomer(neighbour, walletId);
    var cardId = given.readyForCard(neighbour, given.customer(neighbour));

    assertThat(isFree(RecordKind.WALLET_CUSTOMER, walletId)).isFalse();
    assertThat(isFree(RecordKind.CARD_CUSTOMER, cardId)).isFalse();
    assertThat(isFree(RecordKind.WALLET_CUSTOMER, cardId)).isTrue();
    assertThat(isFree(RecordKind.CARD_CUSTOMER, walletId)).isTrue();
    assertThat(
            given.in(
                stranger,
                () -> proposals().isFree(stranger.id(), RecordKind.WALLET_CUSTOMER, walletId)))
        .isTrue();
  }

  private boolean isFree(RecordKind kind, String id) {
    return in(() -> proposals().isFree(tenant.id(), kind, id));
  }
}
