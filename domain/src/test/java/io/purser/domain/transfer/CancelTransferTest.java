package io.purser.domain.transfer;

import static io.purser.domain.transfer.FundedWallet.TO;
import static io.purser.domain.transfer.FundedWallet.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.access.Caller;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationRequests.WhenNotSent;
import io.purser.domain.work.StaleAggregate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was not sent yet can be given up for good, and nothing else can. */
final class CancelTransferTest {
  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final FundedWallet funded = new FundedWallet(platform, "100");

  private CancelTransfer.Result cancel() {
    var id = funded.transfer().id();
    return platform.given.in(
        platform.tenant,
        () ->
            platform.cancelTransfer.handle(
                platform.tenant.id(), platform.service(), id, InMemoryPlatform.BY));
  }

  private void waits() {
    platform.provider.goesAway();
    funded.send("key", TO, "30", "order-1", null, WhenNotSent.GOES_ON);
    funded.has("70", "30", "0");
  }

  private Operation.Open takenUp() {
    var operation = funded.transfer().header().operation();
    return platform
        .store
        .operations()
        .claim(platform.tenant.id(), operation, Duration.ofSeconds(30))
        .orElseThrow();
  }

  @Test
  void an_attempt_that_was_held_up_finds_it_cancelled_and_sends_nothing() {
    waits();
    var heldUp = platform.given.in(platform.tenant, this::takenUp);
    platform.store.letTimePass(Duration.ofSeconds(31));
    cancel();

    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(
            () ->
                platform.given.in(
                    platform.tenant,
                    () ->
                        platform
                            .store
                            .operations()
                            .save(heldUp.send(platform.store.now()), List.of())));
  }

  @Test
  void what_waits_is_cancelled_with_its_money_its_operation_and_its_event() {
    waits();

    assertThat(cancel()).isInstanceOf(CancelTransfer.Result.Cancelled.class);

    assertThat(funded.transfer()).isInstanceOf(Transfer.Cancelled.class);
    funded.has("100", "0", "0");
    assertThat(platform.store.operations().all())
        .filteredOn(each -> each.header().subject().startsWith("trf_"))
        .allMatch(Operation.Rejected.class::isInstance);
    assertThat(platform.store.eventLog().types())
        .containsOnlyOnce("transfer.cancelled")
        .doesNotContain("transfer.rejected");
    platform.provider.comesBack();
    platform.resolveEverything();
    assertThat(platform.provider.transfersMade()).isEmpty();
  }

  @Test
  void whoever_ordered_it_is_told_so_for_ever_and_no_retry_brings_it_back() {
    waits();
    cancel();
    platform.provider.comesBack();

    var sameKey = answer(funded.send("key", TO, "30", "order-1", null, WhenNotSent.GOES_ON));
    var otherKey = answer(funded.send("key-2", "30", "order-1"));

    assertThat(sameKey.body()).isEqualTo("CANCELLED");
    assertThat(otherKey.body()).isEqualTo("CANCELLED");
    assertThat(answer(funded.send("key-3", "31", "order-1")).body()).isEqualTo("ReferenceUsed");
    assertThat(platform.provider.transfersMade()).isEmpty();
    assertThat(funded.transfer()).isInstanceOf(Transfer.Cancelled.class);
  }

  @Test
  void the_same_money_can_be_sent_under_another_reference() {
    waits();
    cancel();
    platform.provider.comesBack();

    assertThat(answer(funded.send("key-2", "30", "order-2")).status()).isEqualTo(201);

    assertThat(platform.provider.transfersMade()).hasSize(1);
    funded.has("70", "0", "30");
  }

  @Test
  void cancelling_twice_is_told_once() {
    waits();
    cancel();

    assertThat(cancel()).isInstanceOf(CancelTransfer.Result.Cancelled.class);

    assertThat(platform.store.eventLog().types()).containsOnlyOnce("transfer.cancelled");
  }

  @Test
  void what_was_sent_is_not_cancelled() {
    funded.send("key", "30", "order-1");

    assertThat(cancel())
        .isInstanceOfSatisfying(
            CancelTransfer.Result.NotCancellable.class,
            refused -> assertThat(refused.transfer()).isInstanceOf(Transfer.Submitted.class));
    funded.isSentOnce();
  }

  @Test
  void what_may_have_been_sent_is_not_cancelled() {
    waits();
    platform.given.in(
        platform.tenant,
        () -> platform.store.operations().save(takenUp().send(platform.store.now()), List.of()));

    assertThat(cancel())
        .isInstanceOfSatisfying(
            CancelTransfer.Result.NotCancellable.class,
            refused -> assertThat(refused.transfer()).isInstanceOf(Transfer.Requested.class));
    funded.has("70", "30", "0");
  }

  @Test
  void what_somebody_is_just_about_to_send_is_left_to_them_until_their_time_is_over() {
    waits();
    platform.given.in(platform.tenant, this::takenUp);

    assertThat(cancel()).isInstanceOf(CancelTransfer.Result.Busy.class);

    platform.store.letTimePass(Duration.ofSeconds(31));
    assertThat(cancel()).isInstanceOf(CancelTransfer.Result.Cancelled.class);
  }

  @Test
  void nobody_cancels_what_they_cannot_see() {
    waits();
    var id = funded.transfer().id();
    var other = platform.customer("eve@example.com");

    assertThat(
            platform.given.in(
                platform.tenant,
                () ->
                    platform.cancelTransfer.handle(
                        platform.tenant.id(),
                        new Caller.EndUser(platform.tenant.id(), "issuer", "eve", other.id()),
                        id,
                        InMemoryPlatform.BY)))
        .isInstanceOf(CancelTransfer.Result.NoSuchTransfer.class);
  }
}
