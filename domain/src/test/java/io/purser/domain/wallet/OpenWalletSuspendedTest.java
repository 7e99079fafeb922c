package io.purser.domain.wallet;

import static io.purser.domain.wallet.WalletWanted.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.customer.Registration;
import io.purser.domain.operation.Rejection.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Nothing new is asked for a customer who was suspended meanwhile; what is there is kept. */
final class OpenWalletSuspendedTest {
  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final WalletWanted wanted = new WalletWanted(platform);

  private void leaveInDoubt(Runnable write) {
    write.run();
    platform.provider.cannotBeReadAfterTheNextRead(Duration.ofMinutes(1));
    assertThat(answer(wanted.open("key")).status()).isEqualTo(202);
    wanted.suspend();
    platform.resolveEverything();
  }

  @Test
  void a_customer_suspended_before_anything_was_sent_gets_no_wallet() {
    platform.provider.goesAway();
    wanted.open("key");
    wanted.suspend();
    platform.provider.comesBack();

    platform.resolveEverything();

    assertThat(platform.provider.writesReceived()).isZero();
    assertThat(wanted.wallets()).singleElement().isInstanceOf(Wallet.Failed.class);
    assertThat(answer(wanted.open("key")).body()).isIn("CUSTOMER_SUSPENDED", "REGISTRATION_FAILED");
  }

  @Test
  void a_wallet_in_doubt_of_a_customer_who_is_then_suspended_is_not_asked_for_again() {
    platform.register("register", wanted.customer().id());

    leaveInDoubt(platform.provider::losesTheNextRequest);

    assertThat(platform.provider.writesReceived()).isEqualTo(2);
    assertThat(wanted.wallets()).singleElement().isInstanceOf(Wallet.Failed.class);
    assertThat(answer(wanted.open("key")).body()).isEqualTo("CUSTOMER_SUSPENDED");
  }

  @Test
  void a_wallet_that_is_there_after_all_is_kept_though_the_customer_is_suspended() {
    platform.register("register", wanted.customer().id());

    leaveInDoubt(platform.provider::losesTheNextAnswer);

    wanted.isOpenOnce();
  }

  @Test
  void a_registration_in_doubt_of_a_customer_who_is_then_suspended_is_not_asked_for_again() {
    leaveInDoubt(platform.provider::losesTheNextRequest);

    assertThat(wanted.customersMade()).isZero();
    assertThat(platform.provider.writesReceived()).isEqualTo(1);
    assertThat(platform.load(wanted.customer().id()).registration())
        .isInstanceOfSatisfying(
            Registration.Failed.class,
            failed -> assertThat(failed.why().reason()).isEqualTo(Reason.CUSTOMER_SUSPENDED));
  }
}
