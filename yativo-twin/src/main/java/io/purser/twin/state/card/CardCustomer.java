package io.purser.twin.state.card;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A cardholder of a platform. The stage it shows is worked out from what has been done, unless it
 * bears a label.
 *
 * @param id what the provider calls {@code yativo_card_id}
 * @param customerId the other id of the same cardholder
 * @param externalId the platform's own reference, null when it gave none
 * @param cardCounts the cardholder's own limits, null while the programme's alone count
 * @param label a stage put by the control API, which may be a word nobody knows; usually null
 */
public record CardCustomer(
    String id,
    String owner,
    String customerId,
    @Nullable String externalId,
    String email,
    OnboardingProgress progress,
    CardAccount account,
    DailyLimit dailyLimit,
    @Nullable CardCounts cardCounts,
    @Nullable String label,
    Instant createdAt) {

  /** The stage on the strength of what was done. */
  @JsonIgnore
  public FlowStage stage() {
    if (!progress.email().passed()) {
      return FlowStage.OTP_REQUESTED;
    }
    if (!progress.kyc().linkGiven()) {
      return FlowStage.OTP_VERIFIED;
    }
    if (progress.kyc().status() != KycStatus.APPROVED) {
      return FlowStage.KYC_INITIATED;
    }
    if (progress.hadCard()) {
      return FlowStage.ACTIVE;
    }
    if (account.deployment() == CardAccount.Deployment.DEPLOYING) {
      return FlowStage.SAFE_DEPLOYING;
    }
    boolean onlyTheCardIsMissing =
        account.isDeployed() && progress.sourceOfFundsAt() != null && progress.phone().passed();
    return onlyTheCardIsMissing ? FlowStage.SAFE_DEPLOYED : FlowStage.KYC_COMPLETED;
  }

  /** The stage as the provider writes it. */
  @JsonIgnore
  public String flowStatus() {
    return label == null ? stage().wireName() : label;
  }

  /** The stage whose step and next action are shown: a label nobody knows has none of its own. */
  @JsonIgnore
  public FlowStage shownStage() {
    return label == null ? stage() : FlowStage.named(label).orElse(stage());
  }

  /** Whether the onboarding has ended in a rejection, so that the person may begin another. */
  @JsonIgnore
  public boolean isRejected() {
    return progress.kyc().status() == KycStatus.REJECTED;
  }

  public CardCustomer named(String nextEmail, @Nullable String nextReference) {
    return new CardCustomer(
        id,
        owner,
        customerId,
        nextReference,
        nextEmail,
        progress,
        account,
        dailyLimit,
        cardCounts,
        label,
        createdAt);
  }

  public CardCustomer with(OnboardingProgress next) {
    return new CardCustomer(
        id,
        owner,
        customerId,
        externalId,
        email,
        next,
        account,
        dailyLimit,
        cardCounts,
        label,
        createdAt);
  }

  public CardCustomer with(CardAccount next) {
    return new CardCustomer(
        id,
        owner,
        customerId,
        externalId,
        email,
        progress,
        next,
        dailyLimit,
        cardCounts,
        label,
        createdAt);
  }

  public CardCustomer labelled(@Nullable String next) {
    return new CardCustomer(
        id,
        owner,
        customerId,
        externalId,
        email,
        progress,
        account,
        dailyLimit,
        cardCounts,
        next,
        createdAt);
  }

  public CardCustomer with(DailyLimit next) {
    return new CardCustomer(
        id,
        owner,
        customerId,
        externalId,
        email,
        progress,
        account,
        next,
        cardCounts,
        label,
        createdAt);
  }

  public CardCustomer with(CardCounts next) {
    return new CardCustomer(
        id,
        owner,
        customerId,
        externalId,
        email,
        progress,
        account,
        dailyLimit,
        next,
        label,
        createdAt);
  }
}
