package io.purser.domain.card.onboarding;

import static io.purser.domain.InMemoryPlatform.BY;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Concurrently;
import io.purser.domain.customer.CustomerBuilder;
import io.purser.domain.idempotency.Reply;
import io.purser.domain.work.Steps;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Beginning an onboarding: once, whatever comes twice or breaks. */
final class StartCardOnboardingTest {
  @Test
  void it_begins_once_and_then_goes_on() {
    var onboarding = new OnboardingAtWork();

    assertThat(status(onboarding, "first")).isEqualTo(201);
    assertThat(status(onboarding, "first")).isEqualTo(201);
    assertThat(status(onboarding, "second")).isEqualTo(200);

    assertThat(onboarding.provider.people()).isOne();
    assertThat(onboarding.provider.emailsSent()).isOne();
  }

  @Test
  void many_who_begin_at_once_make_one_card_customer() {
    var onboarding = new OnboardingAtWork();

    var replies =
        Concurrently.run(20, i -> onboarding.platform.startOnboarding("key-" + i, onboarding.id()));

    assertThat(replies).allMatch(reply -> reply instanceof Reply.Answered);
    assertThat(onboarding.provider.people()).isOne();
    assertThat(onboarding.platform.store.cardOnboardings().all()).hasSize(1);
  }

  @Test
  void one_that_is_there_already_is_ours_when_it_carries_our_reference() {
    var onboarding = new OnboardingAtWork();
    var tenant = onboarding.platform.tenant;
    var there =
        onboarding.provider.has(
            tenant.account(),
            requireNonNull(onboarding.customer.profile().email()),
            CardReference.of(tenant.id(), onboarding.id()).value());
    onboarding.provider.kyc(there, Kyc.APPROVED);

    assertThat(status(onboarding, "key")).isEqualTo(201);

    assertThat(onboarding.stage()).isEqualTo(Stage.SOURCE_OF_FUNDS);
    assertThat(onboarding.person()).isEqualTo(there);
    assertThat(onboarding.provider.emailsSent()).isZero();
  }

  @Test
  void two_customers_with_one_e_mail_in_one_account_cannot_both_begin() {
    var onboarding = new OnboardingAtWork();
    var neighbour = onboarding.platform.given.neighbourOf(onboarding.platform.tenant);
    onboarding.provider.goesAway();
    onboarding.started();
    var other =
        onboarding.platform.given.customer(
            CustomerBuilder.aCustomer()
                .of(neighbour.id())
                .email("ana@example.com")
                .createdAt(onboarding.platform.store.now())
                .build());

    var result =
        onboarding.platform.given.in(
            neighbour,
            () -> onboarding.platform.startCardOnboarding.plan(neighbour.id(), other.id(), BY));

    assertThat(result)
        .isEqualTo(
            new StartCardOnboarding.Result.Refused(new OnboardingRefusal.EmailBelongsToAnother()));
  }

  @Test
  void while_the_provider_is_away_it_is_accepted_and_begins_later() {
    var onboarding = new OnboardingAtWork();
    onboarding.provider.goesAway();
    assertThat(status(onboarding, "key")).isEqualTo(202);
    assertThat(onboarding.stage()).isEqualTo(Stage.REQUESTED);

    onboarding.provider.comesBack();
    onboarding.platform.resolveEverything();

    assertThat(status(onboarding, "key")).isEqualTo(201);
    assertThat(onboarding.stage()).isEqualTo(Stage.EMAIL_CODE);
  }

  @Test
  void wherever_the_process_dies_the_customer_comes_to_a_card_with_one_card_customer() {
    int step = 0;
    boolean broke = true;
    while (broke) {
      step++;
      var onboarding = new OnboardingAtWork();
      onboarding.platform.store.steps().dieAt(step);
      walk(onboarding);
      broke = onboarding.platform.store.steps().lastBreak() != null;
      onboarding.platform.store.steps().breakNowhere();
      onboarding.platform.resolveEverything();
      walkOn(onboarding);

      assertThat(onboarding.stage()).as("after step %s", step).isEqualTo(Stage.READY);
      assertThat(onboarding.provider.people()).as("after step %s", step).isOne();
    }
    assertThat(step).isGreaterThan(60);
  }

  private static void walk(OnboardingAtWork onboarding) {
    try {
      walkOn(onboarding);
    } catch (Steps.Death expected) {
      // The customer's app gets no answer, and goes on with what it reads next.
    }
  }

  /** What a customer's app does that knows nothing of a crash: whatever the state allows. */
  private static void walkOn(OnboardingAtWork onboarding) {
    onboarding.started();
    for (int round = 0; round < 12 && onboarding.stage() != Stage.READY; round++) {
      onboarding.wait(Duration.ofMinutes(6));
      switch (onboarding.stage()) {
        case EMAIL_CODE -> onboarding.verifyEmail(FakeCardProvider.RIGHT);
        case KYC -> {
          onboarding.openKyc();
          onboarding.provider.kyc(onboarding.person(), Kyc.APPROVED);
          onboarding.sweep.work(() -> true);
        }
        case SOURCE_OF_FUNDS -> onboarding.answer(OnboardingAtWork.ANSWERS);
        case PHONE -> {
          onboarding.sendPhoneCode();
          onboarding.verifyPhone(FakeCardProvider.RIGHT);
        }
        case ACCOUNT -> {
          onboarding.provider.deploys(onboarding.person());
          onboarding.sweep.work(() -> true);
        }
        case REQUESTED -> onboarding.started();
        case READY, ACTIVE, DECLINED, EXPIRED, MUST_RESTART ->
            throw new AssertionError("came to " + onboarding.stage());
      }
    }
  }

  private static int status(OnboardingAtWork onboarding, String key) {
    var reply = onboarding.platform.startOnboarding(key, onboarding.id());
    return ((Reply.Answered) reply).answer().status();
  }
}
