package io.purser.domain.card.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.customer.Email;
import io.purser.domain.event.DomainEvent;
import io.purser.domain.kyc.VerificationState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is learnt on the way to a card is known of the customer, in the same moment. */
final class ProofOfIdentityTest {
  private final OnboardingAtWork onboarding = new OnboardingAtWork();

  private VerificationState known() {
    var store = onboarding.platform.store;
    return onboarding.platform.given.in(
        onboarding.platform.tenant,
        () ->
            VerificationState.of(
                store.verifications().get(onboarding.platform.tenant.id(), onboarding.id())));
  }

  private List<String> told() {
    return onboarding.platform.store.eventLog().all().stream()
        .filter(event -> event.type().equals("kyc.changed"))
        .map(DomainEvent::facts)
        .map(facts -> String.valueOf(facts.get("kyc")))
        .toList();
  }

  private void says(Kyc kyc) {
    onboarding.provider.kyc(onboarding.person(), kyc);
    onboarding.refresh();
  }

  @Test
  void each_step_of_the_proof_moves_the_verification_and_costs_no_call_more() {
    onboarding.started();
    onboarding.verifyEmail(FakeCardProvider.RIGHT);
    assertThat(known()).isEqualTo(VerificationState.NOT_STARTED);

    onboarding.openKyc();
    onboarding.openKyc();
    assertThat(known()).isEqualTo(VerificationState.INCOMPLETE);
    int calls = onboarding.provider.calls();
    says(Kyc.IN_REVIEW);
    assertThat(known()).isEqualTo(VerificationState.UNDER_REVIEW);
    assertThat(onboarding.provider.calls()).isEqualTo(calls + 1);
    says(Kyc.RESUBMISSION);
    assertThat(known()).isEqualTo(VerificationState.INCOMPLETE);
    says(Kyc.IN_REVIEW);
    says(Kyc.APPROVED);
    onboarding.refresh();

    assertThat(known()).isEqualTo(VerificationState.APPROVED);
    assertThat(told())
        .containsExactly("INCOMPLETE", "UNDER_REVIEW", "INCOMPLETE", "UNDER_REVIEW", "APPROVED");
  }

  @Test
  void after_a_rejection_another_onboarding_may_end_otherwise() {
    onboarding.bringTo(Stage.KYC);
    onboarding.openKyc();
    says(Kyc.REJECTED);
    assertThat(known()).isEqualTo(VerificationState.REJECTED);

    onboarding.approved();

    assertThat(known()).isEqualTo(VerificationState.APPROVED);
  }

  @Test
  void who_comes_with_a_card_customer_that_was_approved_is_approved_from_the_beginning() {
    var tenant = onboarding.platform.tenant;
    var person =
        onboarding.provider.has(
            tenant.account(),
            new Email("ana@example.com"),
            CardReference.of(tenant.id(), onboarding.id()).value());
    onboarding.provider.kyc(person, Kyc.APPROVED);

    onboarding.started();

    assertThat(told()).containsExactly("APPROVED");
  }
}
