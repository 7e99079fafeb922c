package io.purser.domain.card.onboarding;

import static io.purser.domain.InMemoryPlatform.BY;
import static io.purser.domain.card.onboarding.FakeCardProvider.RIGHT;
import static io.purser.domain.card.onboarding.FakeCardProvider.WRONG;
import static io.purser.domain.card.onboarding.OnboardingAtWork.ANSWERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.domain.card.onboarding.CardOnboarding.Known;
import io.purser.domain.inbox.RememberedProgress;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.tenant.Tenant;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A customer's way from nothing to a card, and what may happen on it. */
final class CardOnboardingTest {
  private final OnboardingAtWork onboarding = new OnboardingAtWork();
  private final FakeCardProvider provider = onboarding.provider;
  private final Tenant tenant = onboarding.platform.tenant;

  @Test
  void a_customer_comes_from_nothing_to_a_card() {
    onboarding.bringTo(Stage.ACTIVE);

    assertThat(onboarding.events())
        .containsExactly(
            "requested",
            "awaits_email_code",
            "awaits_kyc",
            "awaits_source_of_funds",
            "awaits_phone",
            "awaits_account",
            "ready",
            "active");
    var id = onboarding.current().id();
    var history =
        onboarding.platform.given.in(
            tenant, () -> onboarding.platform.store.cardOnboardings().history(tenant.id(), id));
    assertThat(history)
        .extracting(CardOnboardings.Reached::stage)
        .containsExactly(
            Stage.REQUESTED,
            Stage.EMAIL_CODE,
            Stage.KYC,
            Stage.SOURCE_OF_FUNDS,
            Stage.PHONE,
            Stage.ACCOUNT,
            Stage.READY,
            Stage.ACTIVE);
  }

  @Test
  void the_account_may_be_set_up_while_the_customer_is_still_asked() {
    onboarding.approved();
    provider.deploys(onboarding.person());
    onboarding.refresh();
    assertThat(onboarding.stage()).isEqualTo(Stage.SOURCE_OF_FUNDS);

    assertThat(onboarding.answer(ANSWERS)).isEqualTo("PHONE");
    onboarding.sendPhoneCode();
    assertThat(onboarding.verifyPhone(RIGHT)).isEqualTo("READY");
  }

  @Test
  void a_jump_ahead_is_taken_as_it_comes() {
    onboarding.started();
    provider.hasCard(onboarding.person());

    onboarding.refresh();

    assertThat(onboarding.stage()).isEqualTo(Stage.ACTIVE);
    assertThat(onboarding.events()).endsWith("awaits_email_code", "active");
  }

  @Test
  void a_word_that_nobody_knows_is_kept_and_told_and_changes_nothing() {
    onboarding.approved();
    provider.says(onboarding.person(), "awaiting_full_moon");

    onboarding.refresh();

    assertThat(onboarding.stage()).isEqualTo(Stage.SOURCE_OF_FUNDS);
    var said = ((Known) onboarding.current()).cardholder().said();
    assertThat(said).isEqualTo(new Standing.Words("awaiting_full_moon", "known", false));
    assertThat(onboarding.platform.onboardingObserver.notUnderstood).containsExactly(said);
    assertThat(onboarding.answer(ANSWERS)).isEqualTo("PHONE");
  }

  @Test
  void a_card_customer_whom_the_provider_has_forgotten_is_shown_to_people() {
    onboarding.approved();
    provider.forgets(onboarding.person());

    onboarding.refresh();

    assertThat(onboarding.stage()).isEqualTo(Stage.SOURCE_OF_FUNDS);
    assertThat(onboarding.platform.onboardingObserver.notUnderstood)
        .containsExactly(Standing.Words.UNKNOWN_TO_PROVIDER);
  }

  @Test
  void what_is_handed_in_again_stays_within_the_state_and_is_told() {
    onboarding.bringTo(Stage.KYC);
    onboarding.openKyc();
    provider.kyc(onboarding.person(), Kyc.RESUBMISSION);

    onboarding.refresh();

    assertThat(onboarding.stage()).isEqualTo(Stage.KYC);
    assertThat(onboarding.events()).endsWith("awaits_kyc", "kyc_changed");
    assertThat(onboarding.openKyc()).isEqualTo("done");
  }

  @Test
  void one_who_was_rejected_begins_anew_with_another_card_customer() {
    onboarding.bringTo(Stage.MUST_RESTART);
    var first = onboarding.current().id();

    onboarding.started();

    assertThat(onboarding.stage()).isEqualTo(Stage.EMAIL_CODE);
    assertThat(onboarding.current().id()).isNotEqualTo(first);
    assertThat(provider.people()).isEqualTo(2);
  }

  @Test
  void one_that_has_expired_goes_on_with_the_same_card_customer_in_a_new_onboarding() {
    onboarding.bringTo(Stage.EXPIRED);

    onboarding.started();
    onboarding.refresh();
    assertThat(onboarding.stage()).isEqualTo(Stage.KYC);
    onboarding.openKyc();
    provider.kyc(onboarding.person(), Kyc.APPROVED);
    onboarding.refresh();

    assertThat(onboarding.stage()).isEqualTo(Stage.SOURCE_OF_FUNDS);
    assertThat(provider.people()).isOne();
  }

  @Test
  void of_six_wrong_codes_five_reach_the_provider() {
    onboarding.started();

    for (int left = 4; left >= 0; left--) {
      assertThat(onboarding.verifyEmail(WRONG)).isEqualTo("WrongCode " + left);
    }

    assertThat(onboarding.verifyEmail(WRONG)).isEqualTo("NoTriesLeft");
    assertThat(onboarding.verifyEmail(RIGHT)).isEqualTo("NoTriesLeft");
    assertThat(provider.codesReceived()).isEqualTo(5);
    onboarding.wait(Duration.ofMinutes(2));
    assertThat(onboarding.resendEmail()).isEqualTo("EMAIL_CODE");
    assertThat(onboarding.verifyEmail(RIGHT)).isEqualTo("KYC");
  }

  @Test
  void a_repeat_of_the_request_spends_no_second_try() {
    onboarding.started();

    assertThat(onboarding.verifyEmail("key", WRONG)).isEqualTo("WrongCode 4");
    assertThat(onboarding.verifyEmail("key", WRONG)).isEqualTo("WrongCode 4");

    assertThat(provider.codesReceived()).isOne();
  }

  @Test
  void an_expired_code_says_so() {
    onboarding.started();
    provider.codesExpire(onboarding.person());

    assertThat(onboarding.verifyEmail(RIGHT)).isEqualTo("CodeExpired");
  }

  @Test
  void a_code_whose_answer_is_lost_was_right_when_the_record_shows_it() {
    onboarding.started();
    provider.losesTheNextAnswer();

    assertThat(onboarding.verifyEmail(RIGHT)).isEqualTo("KYC");
    assertThat(provider.codesReceived()).isOne();
  }

  @Test
  void a_code_that_may_not_have_arrived_is_asked_for_again() {
    onboarding.started();
    provider.losesTheNextRequest();

    assertThat(onboarding.verifyEmail("key", RIGHT)).isEqualTo("CodeInDoubt");
    assertThat(onboarding.verifyEmail("key", RIGHT)).isEqualTo("CodeInDoubt");
    assertThat(onboarding.verifyEmail(RIGHT)).isEqualTo("KYC");
  }

  @Test
  void a_try_that_broke_off_is_not_made_again_under_its_key() {
    onboarding.started();
    provider.losesTheNextAnswer();
    provider.losesTheNextRequest();
    assertThatExceptionOfType(OnboardingAtWork.Unavailable.class)
        .isThrownBy(() -> onboarding.verifyEmail("key", WRONG));

    assertThat(onboarding.verifyEmail("key", WRONG)).isEqualTo("CodeInDoubt");
    assertThat(provider.codesReceived()).isOne();
  }

  @Test
  void a_code_that_was_ordered_by_a_try_that_broke_off_is_not_ordered_again() {
    onboarding.started();
    onboarding.wait(Duration.ofMinutes(2));
    var progress = new RememberedProgress(onboarding.platform);

    assertThat(onboarding.resendEmail(progress)).isEqualTo("EMAIL_CODE");
    onboarding.wait(Duration.ofMinutes(2));
    assertThat(onboarding.resendEmail(progress)).isEqualTo("EMAIL_CODE");

    assertThat(provider.emailsSent()).isEqualTo(2);
  }

  @Test
  void a_phone_code_whose_answer_is_lost_is_known_for_right_when_it_comes_again() {
    onboarding.bringTo(Stage.PHONE);
    onboarding.sendPhoneCode();
    provider.losesTheNextAnswer();

    assertThat(onboarding.verifyPhone(RIGHT)).isEqualTo("CodeInDoubt");
    assertThat(onboarding.verifyPhone(RIGHT)).isEqualTo("ACCOUNT");
  }

  @Test
  void while_the_provider_is_away_no_try_and_no_send_is_spent() {
    onboarding.started();
    onboarding.wait(Duration.ofMinutes(2));
    provider.goesAway();
    for (int i = 0; i < 7; i++) {
      assertThatExceptionOfType(OnboardingAtWork.Unavailable.class)
          .isThrownBy(() -> onboarding.verifyEmail("key", RIGHT));
      assertThatExceptionOfType(OnboardingAtWork.Unavailable.class)
          .isThrownBy(() -> onboarding.resendEmail("send"));
    }
    assertThat(onboarding.openKyc()).isEqualTo("MoveNotAllowed");

    provider.comesBack();

    assertThat(onboarding.resendEmail("send")).isEqualTo("EMAIL_CODE");
    assertThat(onboarding.verifyEmail("key", RIGHT)).isEqualTo("KYC");
  }

  @Test
  void codes_are_sent_three_times_in_a_quarter_of_an_hour_and_ten_times_a_day() {
    onboarding.started();
    assertThat(onboarding.resendEmail()).isEqualTo("TooManyCodes");
    int sent = 1;
    for (int minute = 1; minute <= 22 * 60; minute++) {
      onboarding.wait(Duration.ofMinutes(1).plusSeconds(5));
      sent += onboarding.resendEmail().equals("EMAIL_CODE") ? 1 : 0;
      if (minute == 10) {
        assertThat(sent).isEqualTo(3);
      }
    }
    assertThat(sent).isEqualTo(10);
    assertThat(provider.emailsSent()).isEqualTo(10);
  }

  @Test
  void a_repeat_of_the_request_sends_no_second_code() {
    onboarding.started();
    onboarding.wait(Duration.ofMinutes(2));

    onboarding.resendEmail("key");
    onboarding.resendEmail("key");

    assertThat(provider.emailsSent()).isEqualTo(2);
  }

  @Test
  void answers_that_the_provider_does_not_take_can_be_corrected() {
    onboarding.approved();

    assertThat(onboarding.answer(List.of())).isEqualTo("AnswersNotAccepted");
    assertThat(onboarding.answer(ANSWERS)).isEqualTo("PHONE");
  }

  @Test
  void the_sweep_brings_on_what_no_webhook_told() {
    onboarding.bringTo(Stage.ACCOUNT);
    provider.deploys(onboarding.person());
    assertThat(onboarding.sweep.work(() -> true)).isZero();

    onboarding.wait(Duration.ofSeconds(21));

    assertThat(onboarding.sweep.work(() -> true)).isOne();
    assertThat(onboarding.stage()).isEqualTo(Stage.READY);
  }

  @Test
  void somebody_elses_card_customer_is_never_taken_over() {
    onboarding.bringTo(Stage.DECLINED);

    var declined = (CardOnboarding.Declined) onboarding.current();
    assertThat(declined.why().reason()).isEqualTo(Reason.EMAIL_BELONGS_TO_ANOTHER_CARD_CUSTOMER);
    assertThat(provider.people()).isOne();
  }

  @Test
  void a_suspended_customer_takes_no_step() {
    onboarding.started();
    onboarding.platform.given.in(
        tenant,
        () ->
            onboarding.platform.suspendCustomer.suspend(
                tenant.id(), onboarding.id(), "a reason", BY));
    int calls = provider.calls();

    assertThat(onboarding.verifyEmail(RIGHT)).isEqualTo("OfCustomer");
    assertThat(provider.calls()).isEqualTo(calls);
  }
}
