package io.purser.domain.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.idempotency.Reply;
import io.purser.domain.work.Steps;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Sending money, with the process dying or a resource failing at every single step. */
final class TransferBreaksTest {
  @Test
  void wherever_the_process_dies_the_money_is_sent_once_and_the_key_gets_its_answer() {
    walkThroughEveryBreak(true, false);
  }

  @Test
  void wherever_a_resource_fails_the_money_is_sent_once_and_the_key_gets_its_answer() {
    walkThroughEveryBreak(false, false);
  }

  @Test
  void wherever_it_dies_while_it_is_taken_back_the_money_is_sent_once_at_most() {
    walkThroughEveryBreak(true, true);
  }

  private static void walkThroughEveryBreak(boolean deadly, boolean away) {
    int step = 0;
    boolean broke = true;
    while (broke) {
      step++;
      var platform = new InMemoryPlatform();
      var funded = new FundedWallet(platform, "100");
      if (away) {
        platform.provider.goesAway();
      }
      if (deadly) {
        platform.store.steps().dieAt(step);
      } else {
        platform.store.steps().failAt(step);
      }
      try {
        funded.send("key", "30", "order-1");
      } catch (Steps.Death | Steps.Failure expected) {
        // The caller gets no answer and will try again.
      }
      var at = platform.store.steps().lastBreak();
      broke = at != null;
      platform.store.steps().breakNowhere();
      platform.provider.comesBack();
      funded.isBalanced();
      platform.resolveEverything();
      var last = funded.send("key", "30", "order-1");

      var softly = new SoftAssertions();
      softly
          .assertThat(last)
          .as("answer after step %s, %s", step, at)
          .isInstanceOfSatisfying(
              Reply.Answered.class, reply -> assertThat(reply.answer().status()).isEqualTo(201));
      softly
          .assertThatCode(funded::isSentOnce)
          .as("effects after step %s, %s", step, at)
          .doesNotThrowAnyException();
      softly.assertAll();
    }
    assertThat(step).describedAs("steps walked through").isGreaterThan(30);
  }
}
