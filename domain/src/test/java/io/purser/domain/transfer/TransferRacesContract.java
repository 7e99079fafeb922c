package io.purser.domain.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Concurrently;
import io.purser.domain.StoreContract;
import io.purser.domain.transfer.approval.DecideTransfer;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is wanted of transfers at the same moment, and does not go together. */
public abstract class TransferRacesContract extends StoreContract {
  private static final int TIMES = 50;

  @Test
  void a_transfer_is_cancelled_without_an_effect_or_sent_with_it() {
    var wallet = new PaidInWallet(store(), tenant, "100");
    Set<Class<?>> ends = new HashSet<>();
    for (int i = 0; i < TIMES; i++) {
      var planned = (SendTransfer.Result.Planned) wallet.plan("1", "order-" + i);
      int canceller = i % 2;
      int readsBefore = i % 8;

      var outcomes =
          Concurrently.run(
              2,
              number ->
                  number == canceller
                      ? wallet.cancel(planned.transfer())
                      : wallet.sendAfter(readsBefore, planned));

      var transfer = wallet.load(planned.transfer());
      boolean isCancelled = outcomes.get(canceller) instanceof CancelTransfer.Result.Cancelled;
      assertThat(transfer)
          .isInstanceOf(isCancelled ? Transfer.Cancelled.class : Transfer.Submitted.class);
      assertThat(wallet.sent(planned.transfer())).hasSize(isCancelled ? 0 : 1);
      assertThat(wallet.held()).isEqualTo("0.000000");
      ends.add(transfer.getClass());
    }
    assertThat(ends).containsExactlyInAnyOrder(Transfer.Cancelled.class, Transfer.Submitted.class);
  }

  /**
   * Two approve it, one declines it, and whoever ordered it cancels it. What was approved may still
   * be cancelled, as long as nothing of it was sent; everything else happens alone.
   */
  @Test
  void what_waits_for_a_second_person_is_decided_once_and_sent_once_or_never() {
    var wallet = new PaidInWallet(store(), tenant, "100");
    wallet.takesASecondPerson();
    Set<Class<?>> ends = new HashSet<>();
    for (int i = 0; i < TIMES; i++) {
      var waiting = ((SendTransfer.Result.Planned) wallet.plan("1", "order-" + i)).transfer();
      int first = i;

      var outcomes =
          Concurrently.run(
              4,
              number ->
                  switch ((number + first) % 4) {
                    case 0 -> wallet.approve("ana", waiting);
                    case 1 -> wallet.approve("ben", waiting);
                    case 2 -> wallet.decline("eve", waiting);
                    default -> wallet.cancel(waiting);
                  });

      var approved = outcomes.stream().filter(DecideTransfer.Result.Approved.class::isInstance);
      boolean isApproved = approved.count() == 1;
      boolean isDeclined =
          outcomes.stream().anyMatch(DecideTransfer.Result.Declined.class::isInstance);
      boolean isCancelled =
          outcomes.stream().anyMatch(CancelTransfer.Result.Cancelled.class::isInstance);
      assertThat(outcomes)
          .filteredOn(DecideTransfer.Result.class::isInstance)
          .filteredOn(outcome -> !(outcome instanceof DecideTransfer.Result.NotAwaiting))
          .hasSize(isApproved || isDeclined ? 1 : 0);
      assertThat(isApproved || isDeclined || isCancelled).isTrue();
      assertThat(isDeclined && isCancelled).isFalse();
      var transfer = wallet.load(waiting);
      assertThat(transfer)
          .isInstanceOf(
              isDeclined
                  ? Transfer.Declined.class
                  : isCancelled ? Transfer.Cancelled.class : Transfer.Submitted.class);
      assertThat(wallet.sent(waiting)).hasSize(transfer instanceof Transfer.Submitted ? 1 : 0);
      assertThat(wallet.held()).isEqualTo("0.000000");
      ends.add(transfer.getClass());
    }
    assertThat(ends).hasSizeGreaterThanOrEqualTo(2);
  }

  /**
   * No two are alike, and any 17 of them are less than the limit, and any 18 more. They go from
   * wallets on two chains, so that no balance is what they wait for each other at.
   */
  @Test
  void of_transfers_at_once_exactly_as_many_go_as_the_limit_has_room_for() {
    var wallet = new PaidInWallet(store(), tenant, "100");
    var elsewhere = wallet.another("stellar", "100");
    wallet.mayOnlySendInADay("17.01");

    var results =
        Concurrently.run(
            50,
            number -> {
              var amount = "1.0000%02d".formatted(number);
              return number % 2 == 0
                  ? wallet.plan(amount, "order-" + number)
                  : wallet.plan(elsewhere, amount, "order-" + number);
            });

    assertThat(results).filteredOn(SendTransfer.Result.Planned.class::isInstance).hasSize(17);
    assertThat(results)
        .filteredOn(result -> !(result instanceof SendTransfer.Result.Planned))
        .hasSize(33)
        .allMatch(
            result ->
                result instanceof SendTransfer.Result.Refused(TransferRefusal.LimitExceeded _));
    assertThat(new BigDecimal(wallet.held()).add(new BigDecimal(wallet.held(elsewhere))))
        .isBetween(new BigDecimal("17"), new BigDecimal("17.01"));
  }
}
