package io.purser.domain.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.OperationRequests.WhenNotSent;
import io.purser.domain.operation.ProviderWrite.Preparation;
import io.purser.domain.work.StaleAggregate;
import org.junit.jupiter.api.Test;

/** An attempt that wakes up when another one has gone further. */
final class TransferSendingTest {
  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final FundedWallet funded = new FundedWallet(platform, "100");
  private final TransferSending sending =
      new TransferSending(
          platform.store.customers(),
          platform.store.wallets(),
          platform.store.walletTransactions(),
          platform.store.transfers(),
          platform.store.deniedDestinations(),
          platform.holds,
          platform.provider,
          platform.provider,
          platform.bookTransaction,
          platform.transferProgress,
          platform.journal);

  private Operation.Planned planned() {
    platform.provider.goesAway();
    funded.send("key", FundedWallet.TO, "30", "order-1", null, WhenNotSent.GOES_ON);
    return platform.store.operations().all().stream()
        .filter(Operation.Planned.class::isInstance)
        .map(Operation.Planned.class::cast)
        .filter(operation -> operation.header().kind().equals(OperationKind.SEND_TRANSFER))
        .findFirst()
        .orElseThrow();
  }

  private Preparation<TransferSending.Request> prepare(Operation.Open operation) {
    return platform.given.in(platform.tenant, () -> sending.prepare(operation));
  }

  @Test
  void what_another_attempt_has_settled_is_stale_and_not_a_fault() {
    var operation = planned();
    assertThat(prepare(operation)).isInstanceOf(Preparation.Ready.class);
    platform.provider.comesBack();
    platform.resolveEverything();

    assertThatExceptionOfType(StaleAggregate.class).isThrownBy(() -> prepare(operation));
  }

  @Test
  void what_was_taken_back_and_ordered_again_is_carried_out_by_the_newer_operation_alone() {
    platform.provider.goesAway();
    funded.send("first", FundedWallet.TO, "30", "order-1", null, WhenNotSent.IS_TAKEN_BACK);
    funded.send("second", FundedWallet.TO, "30", "order-1", null, WhenNotSent.GOES_ON);
    var newer = planned();
    var older =
        platform.store.operations().all().stream()
            .filter(Operation.Rejected.class::isInstance)
            .findFirst()
            .orElseThrow();

    assertThat(newer.header().subject()).isEqualTo(older.header().subject());
    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> prepare(new Operation.Planned(older.header(), newer.dueAt())));
  }
}
