package io.purser.domain.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.idempotency.Reply;
import io.purser.domain.work.Steps;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Opening a wallet, with the process dying or a resource failing at every single step. */
final class OpenWalletBreaksTest {
  @Test
  void wherever_the_process_dies_there_is_one_wallet_and_the_key_gets_its_answer() {
    walkThroughEveryBreak(true);
  }

  @Test
  void wherever_a_resource_fails_there_is_one_wallet_and_the_key_gets_its_answer() {
    walkThroughEveryBreak(false);
  }

  private static void walkThroughEveryBreak(boolean deadly) {
    int step = 0;
    boolean broke = true;
    while (broke) {
      step++;
      var platform = new InMemoryPlatform();
      var wanted = new WalletWanted(platform);
      if (deadly) {
        platform.store.steps().dieAt(step);
      } else {
        platform.store.steps().failAt(step);
      }
      try {
        wanted.open("key");
      } catch (Steps.Death | Steps.Failure expected) {
        // The caller gets no answer and will try again.
      }
      var at = platform.store.steps().lastBreak();
      broke = at != null;
      platform.store.steps().breakNowhere();
      platform.resolveEverything();
      platform.resolveEverything();
      var last = wanted.open("key");

      var softly = new SoftAssertions();
      softly
          .assertThat(last)
          .as("answer after step %s, %s", step, at)
          .isInstanceOfSatisfying(
              Reply.Answered.class, reply -> assertThat(reply.answer().status()).isEqualTo(201));
      softly
          .assertThatCode(wanted::isOpenOnce)
          .as("effects after step %s, %s", step, at)
          .doesNotThrowAnyException();
      softly.assertAll();
    }
    assertThat(step).describedAs("steps walked through").isGreaterThan(40);
  }
}
