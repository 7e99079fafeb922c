package io.purser.domain.transfer;

import static io.purser.domain.Given.BTC;
import static io.purser.domain.Given.USDC;
import static io.purser.domain.transfer.TransferBuilder.aTransferFrom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.purser.domain.StoreContract;
import io.purser.domain.access.Caller;
import io.purser.domain.customer.Customer;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Walk;
import io.purser.domain.money.Asset;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.Rejection;
import io.purser.domain.wallet.Wallet;
import io.purser.domain.work.StaleAggregate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Transfers} must do. */
public abstract class TransfersContract extends StoreContract {
  private Customer customer;
  private Wallet.Active wallet;

  @BeforeEach
  void giveWallet() {
    customer = given.customer(tenant);
    wallet = given.activeWallet(tenant, customer, USDC);
  }

  private Transfers transfers() {
    return store().transfers();
  }

  private OperationId operation() {
    return given.operation(tenant, customer).id();
  }

  private TransferBuilder aTransfer() {
    return aTransferFrom(wallet, operation());
  }

  private Transfer.Requested added(TransferBuilder builder) {
    var transfer = builder.build();
    in(() -> transfers().add(transfer));
    return (Transfer.Requested) load(transfer);
  }

  private Transfer.AwaitingApproval added(Transfer.AwaitingApproval transfer) {
    in(() -> transfers().add(transfer));
    return (Transfer.AwaitingApproval) load(transfer);
  }

  private Transfer load(Transfer transfer) {
    return in(() -> transfers().get(tenant.id(), transfer.id())).orElseThrow();
  }

  private Transfer saved(Transfer transfer) {
    in(() -> transfers().save(transfer));
    return load(transfer);
  }

  private Caller boss() {
    return new Caller.Operator(tenant.id(), "issuer", "boss", Set.of());
  }

  private static SentTransfer sent(String providerId) {
    return new SentTransfer(
        providerId,
        "hash",
        new SentTransfer.Fees(new BigDecimal("0.62000000"), new BigDecimal("0.50000000"), null));
  }

  private Transfer.Submitted submitted(TransferBuilder builder, String providerId) {
    return (Transfer.Submitted) saved(added(builder).submit(sent(providerId), store().now()));
  }

  private List<TransferId> found(TransferFilter... filters) {
    return in(() -> transfers().list(tenant.id(), Arrays.asList(filters), PageRequest.first(100)))
        .items()
        .stream()
        .map(Transfer::id)
        .toList();
  }

  @Test
  void a_transfer_is_read_back_as_it_was_added_with_version_1() {
    var transfer = aTransfer().amount("123456789012345678901234567890.123456").build();

    in(() -> transfers().add(transfer));

    var header = transfer.header();
    assertThat(load(transfer))
        .isEqualTo(
            new Transfer.Requested(
                new Transfer.Header(
                    header.id(),
                    header.tenant(),
                    header.customer(),
                    header.reference(),
                    header.order(),
                    null,
                    header.operation(),
                    1,
                    header.plannedAt(),
                    null,
                    header.createdAt(),
                    header.updatedAt(),
                    1)));
  }

  @Test
  void every_state_is_read_back_as_it_was_saved() {
    var at = store().now();
    var why = new Rejection(Rejection.Reason.REFUSED_BY_PROVIDER, "E-1");

    assertThat(saved(added(aTransfer()).reject(why, at)))
        .isInstanceOfSatisfying(
            Transfer.Rejected.class,
            rejected -> {
              assertThat(rejected.why()).isEqualTo(why);
              assertThat(rejected.rejectedAt()).isEqualTo(at);
              assertThat(rejected.header().version()).isEqualTo(2);
            });
    var bare = new SentTransfer("bare", null, null);
    assertThat(saved(added(aTransfer()).submit(bare, at)))
        .isInstanceOfSatisfying(
            Transfer.Submitted.class, one -> assertThat(one.sent()).isEqualTo(bare));
    var first = submitted(aTransfer(), "p-1");
    assertThat(first.sent().fees()).isNotNull();
    assertThat(saved(first.complete(at)))
        .isInstanceOfSatisfying(
            Transfer.Completed.class,
            completed -> {
              assertThat(completed.sent()).isEqualTo(first.sent());
              assertThat(completed.submittedAt()).isEqualTo(first.submittedAt());
              assertThat(completed.completedAt()).isEqualTo(at);
            });
    assertThat(saved(submitted(aTransfer(), "p-2").fail(at)))
        .isInstanceOfSatisfying(
            Transfer.Failed.class, failed -> assertThat(failed.failedAt()).isEqualTo(at));
  }

  @Test
  void what_was_cancelled_is_kept_with_its_time_and_makes_room_for_its_like() {
    var at = store().now();

    var cancelled = saved(added(aTransfer().amount("7")).cancel(at));

    assertThat(cancelled)
        .isInstanceOfSatisfying(
            Transfer.Cancelled.class, one -> assertThat(one.cancelledAt()).isEqualTo(at));
    assertThat(like(cancelled.header().order())).isEmpty();
  }

  @Test
  void what_waits_for_a_second_person_is_kept_with_who_it_was() {
    var at = store().now();
    var wanted =
        new Approval(
            "service:app",
            Set.of("operator:issuer|ben", "operator:issuer|ana"),
            at.plusSeconds(3600),
            null);
    var awaiting = added(aTransfer().amount("7").awaiting(wanted));

    assertThat(awaiting.wanted()).isEqualTo(wanted);
    assertThat(like(awaiting.header().order())).contains(awaiting.id());

    var approved = saved(awaiting.approve(boss(), at));
    assertThat(approved).isInstanceOf(Transfer.Requested.class);
    assertThat(approved.header().approval())
        .isEqualTo(new Approval("service:app", wanted.hands(), wanted.dueAt(), boss().actor()));
    var sent = saved(((Transfer.Requested) approved).submit(sent("p-1"), at));
    assertThat(sent.header().approval()).isEqualTo(approved.header().approval());
  }

  @Test
  void what_was_declined_is_kept_with_why_and_makes_room_for_its_like() {
    var at = store().now();
    var why = Rejection.because(Rejection.Reason.APPROVAL_DECLINED);

    var declined = saved(added(aTransfer().amount("7").awaiting(wanted(at))).decline(why, at));

    assertThat(declined)
        .isInstanceOfSatisfying(
            Transfer.Declined.class,
            one -> {
              assertThat(one.why()).isEqualTo(why);
              assertThat(one.declinedAt()).isEqualTo(at);
            });
    assertThat(like(declined.header().order())).isEmpty();
  }

  private static Approval wanted(Instant dueAt) {
    return new Approval("service:app", Set.of(), dueAt, null);
  }

  @Test
  void what_was_never_sent_may_wait_for_a_second_person_when_it_is_ordered_again() {
    var at = store().now();
    var notSent = (Transfer.NotSent) saved(added(aTransfer()).neverSent(at));

    var again = saved(notSent.again(operation(), null, wanted(at), at));

    assertThat(again).isInstanceOf(Transfer.AwaitingApproval.class);
    assertThat(again.header().tries()).isEqualTo(2);
  }

  @Test
  void what_waits_for_too_long_is_overdue_longest_first_until_somebody_decides() {
    var now = store().now();
    var second = added(aTransfer().amount("1").awaiting(wanted(now.minusSeconds(60))));
    var first = added(aTransfer().amount("2").awaiting(wanted(now.minusSeconds(120))));
    added(aTransfer().amount("3").awaiting(wanted(now.plusSeconds(3600))));

    assertThat(overdue()).containsExactly(first.id(), second.id());

    saved(first.approve(boss(), now));
    saved(second.cancel(now));
    assertThat(overdue()).isEmpty();
  }

  private List<TransferId> overdue() {
    return transfers().overdue(1_000).stream()
        .filter(overdue -> overdue.tenant().equals(tenant.id()))
        .map(Transfers.Overdue::id)
        .toList();
  }

  @Test
  void what_was_never_sent_may_be_requested_again_by_another_operation() {
    var at = store().now();
    var notSent = (Transfer.NotSent) saved(added(aTransfer()).neverSent(at));
    assertThat(notSent.givenUpAt()).isEqualTo(at);
    var operation = operation();

    var again = saved(notSent.again(operation, null, null, at));

    assertThat(again).isInstanceOf(Transfer.Requested.class);
    assertThat(again.header().operation()).isEqualTo(operation);
    assertThat(again.header().tries()).isEqualTo(2);
    assertThat(again.header().reference()).isEqualTo(notSent.header().reference());
  }

  @Test
  void a_stale_copy_cannot_overwrite_a_newer_one() {
    var loaded = added(aTransfer());
    saved(loaded.submit(sent("p-1"), store().now()));

    var stale = loaded.neverSent(store().now());
    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> in(() -> transfers().save(stale)));
  }

  @Test
  void a_reference_names_one_transfer_of_the_tenant_to_the_letter() {
    var transfer = added(aTransfer().reference("Order-1"));

    assertThat(in(() -> transfers().byReference(tenant.id(), new Reference("Order-1"))))
        .contains(transfer);
    assertThat(in(() -> transfers().byReference(tenant.id(), new Reference("order-1")))).isEmpty();
    var second = aTransfer().reference("Order-1").build();
    assertThatThrownBy(() -> in(() -> transfers().add(second))).isNotNull();
  }

  @Test
  void a_sent_transfer_is_found_by_the_providers_id_in_its_wallet() {
    var transfer = submitted(aTransfer().amount("3"), "p-1");
    submitted(aTransfer().amount("4"), "p-2");
    var other = given.activeWallet(tenant, customer, BTC);

    assertThat(in(() -> transfers().byProviderId(tenant.id(), wallet.id(), "p-1")))
        .contains(transfer);
    assertThat(in(() -> transfers().byProviderId(tenant.id(), other.id(), "p-1"))).isEmpty();
    assertThat(
            in(
                () ->
                    transfers()
                        .providerIds(tenant.id(), wallet.id(), transfer.header().order().amount())))
        .containsExactly("p-1");
  }

  @Test
  void a_requested_transfer_is_found_by_what_is_ordered() {
    var address = "0x9F8B3a2c1E4d7F6B5A4c3D2e1f0A9b8C7D6E5F40";
    var transfer = added(aTransfer().to(address).amount("5"));

    assertThat(like(transfer.header().order())).contains(transfer.id());
    assertThat(
            like(
                aTransfer()
                    .to(address.toLowerCase(Locale.ROOT))
                    .amount("5")
                    .build()
                    .header()
                    .order()))
        .contains(transfer.id());
    assertThat(like(aTransfer().to(address).amount("6").build().header().order())).isEmpty();
    assertThat(like(aTransfer().to("elsewhere").amount("5").build().header().order())).isEmpty();

    saved(transfer.submit(sent("p-1"), store().now()));
    assertThat(like(transfer.header().order())).isEmpty();
  }

  private Optional<TransferId> like(TransferOrder order) {
    return in(() -> transfers().unsettledLike(tenant.id(), order));
  }

  @Test
  void what_came_to_something_counts_on_all_chains_from_when_it_was_planned_last() {
    var at = store().now();
    var elsewhere = given.activeWallet(tenant, customer, new Asset("bsc", "USDC", 18));
    var bitcoin = given.activeWallet(tenant, customer, BTC);
    added(aTransfer().amount("1").createdAt(at));
    submitted(aTransfer().amount("2").createdAt(at), "p-1");
    saved(submitted(aTransfer().amount("4").createdAt(at), "p-2").complete(at));
    added(aTransferFrom(elsewhere, operation()).amount("0.000000000000000008").createdAt(at));
    added(aTransferFrom(bitcoin, operation()).amount("16").createdAt(at));
    added(aTransfer().amount("32").createdAt(at.minusSeconds(10)));
    saved(
        added(aTransfer().amount("1024").createdAt(at).awaiting(wanted(at)))
            .decline(Rejection.because(Rejection.Reason.APPROVAL_DECLINED), at));
    saved(added(aTransfer().amount("64").createdAt(at)).cancel(at));
    saved(
        added(aTransfer().amount("128").createdAt(at))
            .reject(Rejection.because(Rejection.Reason.REFUSED_BY_PROVIDER), at));
    saved(submitted(aTransfer().amount("256").createdAt(at), "p-3").fail(at));
    var notSent = saved(added(aTransfer().amount("512").createdAt(at)).neverSent(at));
    var other = given.customer(tenant);
    added(
        aTransferFrom(given.activeWallet(tenant, other, USDC), given.operation(tenant, other).id())
            .createdAt(at));

    assertThat(counted(at.minusSeconds(10))).isEqualByComparingTo("7.000000000000000008");
    assertThat(counted(at.minusSeconds(11))).isEqualByComparingTo("39.000000000000000008");
    assertThat(counted(at)).isEqualByComparingTo("0");

    saved(((Transfer.NotSent) notSent).again(operation(), null, null, at.plusSeconds(10)));
    assertThat(counted(at)).isEqualByComparingTo("512");
    added(aTransfer().amount("2048").createdAt(at.plusSeconds(10)).awaiting(wanted(at)));
    assertThat(counted(at)).isEqualByComparingTo("2560");
  }

  private BigDecimal counted(Instant after) {
    return in(() -> transfers().counted(tenant.id(), customer.id(), "USDC", after));
  }

  @Test
  void transfers_are_listed_newest_first_under_conditions() {
    var at = store().now();
    var oldest = added(aTransfer().createdAt(at.minusSeconds(2)));
    var middle = submitted(aTransfer().amount("2").createdAt(at.minusSeconds(1)), "p-1");
    var other = given.customer(tenant);
    var theirs = given.activeWallet(tenant, other, USDC);
    var newest = added(aTransferFrom(theirs, given.operation(tenant, other).id()).createdAt(at));

    assertThat(found()).containsExactly(newest.id(), middle.id(), oldest.id());
    assertThat(found(new TransferFilter.OfCustomer(customer.id())))
        .containsExactly(middle.id(), oldest.id());
    assertThat(found(new TransferFilter.FromWallet(theirs.id()))).containsExactly(newest.id());
    assertThat(
            found(
                new TransferFilter.OfCustomer(customer.id()),
                new TransferFilter.InState(TransferState.REQUESTED)))
        .containsExactly(oldest.id());
    assertThat(
            Walk.through(
                    1, page -> in(() -> transfers().list(tenant.id(), List.of(), page)), () -> {})
                .stream()
                .map(Transfer::id))
        .containsExactly(newest.id(), middle.id(), oldest.id());
    assertThat(
            in(() -> transfers().list(tenant.id(), List.of(), new PageRequest(1, null, true)))
                .total())
        .isEqualTo(3);
  }

  @Test
  void another_tenants_transfers_are_nowhere_to_be_seen() {
    var transfer = submitted(aTransfer(), "p-1");
    var header = transfer.header();

    given.in(
        stranger,
        () -> {
          assertThat(transfers().get(stranger.id(), transfer.id())).isEmpty();
          assertThat(transfers().byReference(stranger.id(), header.reference())).isEmpty();
          assertThat(transfers().byProviderId(stranger.id(), wallet.id(), "p-1")).isEmpty();
          assertThat(transfers().unsettledLike(stranger.id(), header.order())).isEmpty();
          assertThat(transfers().providerIds(stranger.id(), wallet.id(), header.order().amount()))
              .isEmpty();
          assertThat(transfers().list(stranger.id(), List.of(), PageRequest.first(10)).items())
              .isEmpty();
        });
  }
}
