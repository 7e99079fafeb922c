package io.purser.domain.transfer;

import static io.purser.domain.transfer.FundedWallet.TO;
import static io.purser.domain.transfer.FundedWallet.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.idempotency.Reply;
import io.purser.domain.operation.OperationRequests.WhenNotSent;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What was refused, or never left, sends nothing and frees its money. */
final class TransferNotSentTest {
  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final FundedWallet funded = new FundedWallet(platform, "100");

  @Test
  void a_refusal_of_the_provider_frees_the_money() {
    platform.provider.refusesTheNextWrite(Rejection.because(Reason.NOT_COVERED_AT_PROVIDER));

    assertThat(answer(funded.send("key", "30", "order-1")).body())
        .isEqualTo("NOT_COVERED_AT_PROVIDER");

    assertThat(funded.transfer()).isInstanceOf(Transfer.Rejected.class);
    funded.has("100", "0", "0");
  }

  @Test
  void while_the_provider_is_away_nothing_is_sent_and_the_same_key_begins_anew() {
    platform.provider.goesAway();

    assertThat(funded.send("key", "30", "order-1"))
        .isInstanceOfSatisfying(
            Reply.NotSent.class, reply -> assertThat(reply.retryAfter()).isPositive());
    assertThat(funded.transfer()).isInstanceOf(Transfer.NotSent.class);
    funded.has("100", "0", "0");

    platform.provider.comesBack();
    platform.resolveEverything();
    assertThat(platform.provider.transfersMade()).isEmpty();

    assertThat(answer(funded.send("key", "30", "order-1")).status()).isEqualTo(201);
    funded.isSentOnce();
    assertThat(funded.transfer().header().tries()).isEqualTo(2);
    assertThat(funded.send("key", "30", "order-1"))
        .isInstanceOfSatisfying(Reply.Answered.class, Reply.Answered::replayed);
  }

  @Test
  void what_was_never_sent_may_be_ordered_again_under_another_key() {
    platform.provider.goesAway();
    funded.send("key-1", "30", "order-1");
    funded.send("key-1", "30", "order-1");
    platform.provider.comesBack();

    assertThat(answer(funded.send("key-2", "31", "order-1")).body()).isEqualTo("ReferenceUsed");
    assertThat(answer(funded.send("key-3", "30", "order-1")).status()).isEqualTo(201);
    funded.isSentOnce();
    assertThat(funded.transfer().header().tries()).isEqualTo(3);
  }

  @Test
  void a_caller_who_is_willing_to_wait_is_not_taken_back() {
    platform.provider.goesAway();

    var first = funded.send("key", TO, "30", "order-1", null, WhenNotSent.GOES_ON);
    assertThat(answer(first).status()).isEqualTo(202);
    funded.has("70", "30", "0");
    // Somebody else who would rather not wait takes nothing back from the one who does.
    assertThat(answer(funded.send("key-2", "30", "order-1")).status()).isEqualTo(202);

    platform.provider.comesBack();
    platform.resolveEverything();
    funded.isSentOnce();
    assertThat(answer(funded.send("key", "30", "order-1")).status()).isEqualTo(201);
  }

  @Test
  void what_waits_for_a_destination_that_is_denied_meanwhile_is_not_sent() {
    platform.provider.goesAway();
    funded.send("key", TO, "30", "order-1", null, WhenNotSent.GOES_ON);
    funded.isDenied(TO);
    platform.provider.comesBack();

    platform.resolveEverything();

    assertThat(platform.provider.transfersMade()).isEmpty();
    assertThat(funded.transfer())
        .isInstanceOfSatisfying(
            Transfer.Rejected.class,
            rejected ->
                assertThat(rejected.why()).isEqualTo(Rejection.because(Reason.DESTINATION_DENIED)));
    funded.has("100", "0", "0");
  }

  @Test
  void what_was_sent_before_its_destination_was_denied_is_settled_as_ever() {
    platform.provider.losesTheNextAnswer();
    platform.provider.cannotBeReadNext(Duration.ofMinutes(1));
    funded.send("key", TO, "30", "order-1", null, WhenNotSent.GOES_ON);
    funded.isDenied(TO);

    platform.resolveEverything();

    funded.isSentOnce();
  }

  @Test
  void a_customer_suspended_before_anything_was_sent_sends_nothing() {
    platform.provider.goesAway();
    funded.send("key", TO, "30", "order-1", null, WhenNotSent.GOES_ON);
    funded.suspend();
    platform.provider.comesBack();

    platform.resolveEverything();

    assertThat(platform.provider.transfersMade()).isEmpty();
    assertThat(funded.transfer()).isInstanceOf(Transfer.Rejected.class);
    funded.has("100", "0", "0");
  }
}
