package io.purser.domain.card.onboarding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was achieved on the way, each thing by itself: the provider does some of them at the same
 * time, and may be further than we know. Nothing that was achieved is lost again.
 *
 * @param kycLinkAt when a way to the proof of identity was last handed out, or null
 * @param deploymentAsked whether the provider has taken our order to set up the account
 */
public record Progress(
    boolean emailVerified,
    Kyc kyc,
    @Nullable Instant kycLinkAt,
    boolean sourceOfFundsGiven,
    boolean phoneVerified,
    boolean deploymentAsked,
    boolean deployed,
    boolean hasCard) {
  public static final Progress NONE =
      new Progress(false, Kyc.NOT_STARTED, null, false, false, false, false, false);

  /** Which state follows from what was achieved. */
  public Stage stage() {
    if (hasCard) {
      return Stage.ACTIVE;
    }
    return switch (kyc) {
      case REJECTED -> Stage.MUST_RESTART;
      case EXPIRED -> Stage.EXPIRED;
      case NOT_STARTED -> emailVerified ? Stage.KYC : Stage.EMAIL_CODE;
      case IN_REVIEW, RESUBMISSION -> Stage.KYC;
      case APPROVED -> afterApproval();
    };
  }

  private Stage afterApproval() {
    if (!sourceOfFundsGiven) {
      return Stage.SOURCE_OF_FUNDS;
    }
    if (!phoneVerified) {
      return Stage.PHONE;
    }
    return deploymentAsked && deployed ? Stage.READY : Stage.ACCOUNT;
  }

  /** Whether the provider is to be asked to set up the account. */
  public boolean wantsDeployment() {
    return kyc == Kyc.APPROVED && !deploymentAsked && !hasCard;
  }

  /**
   * With what the provider has said.
   *
   * @param askedAt when it was asked; it may have been true at any time since
   */
  Progress with(Standing seen, Instant askedAt) {
    return new Progress(
        emailVerified || seen.emailVerified(),
        kycAfter(seen.kyc(), askedAt),
        kycLinkAt,
        sourceOfFundsGiven,
        phoneVerified,
        deploymentAsked,
        deployed || seen.deployed(),
        hasCard || seen.hasCard());
  }

  /**
   * An approval is for good. One that expired before we led the customer to it begins anew with the
   * next link, so it has only expired for us when it does so after that.
   */
  private Kyc kycAfter(@Nullable Kyc seen, Instant askedAt) {
    if (kyc == Kyc.APPROVED || seen == null) {
      return kyc;
    }
    if (seen == Kyc.EXPIRED) {
      return kycLinkAt != null && askedAt.isAfter(kycLinkAt) ? Kyc.EXPIRED : kyc;
    }
    return seen;
  }

  Progress emailIsVerified() {
    return new Progress(
        true,
        kyc,
        kycLinkAt,
        sourceOfFundsGiven,
        phoneVerified,
        deploymentAsked,
        deployed,
        hasCard);
  }

  Progress kycLinkIsGiven(Instant at) {
    return new Progress(
        emailVerified,
        kyc,
        at,
        sourceOfFundsGiven,
        phoneVerified,
        deploymentAsked,
        deployed,
        hasCard);
  }

  Progress sourceOfFundsIsGiven() {
    return new Progress(
        emailVerified, kyc, kycLinkAt, true, phoneVerified, deploymentAsked, deployed, hasCard);
  }

  Progress phoneIsVerified() {
    return new Progress(
        emailVerified,
        kyc,
        kycLinkAt,
        sourceOfFundsGiven,
        true,
        deploymentAsked,
        deployed,
        hasCard);
  }

  Progress deploymentIsAsked() {
    return new Progress(
        emailVerified, kyc, kycLinkAt, sourceOfFundsGiven, phoneVerified, true, deployed, hasCard);
  }

  Progress cardIsThere() {
    return new Progress(
        emailVerified,
        kyc,
        kycLinkAt,
        sourceOfFundsGiven,
        phoneVerified,
        deploymentAsked,
        deployed,
        true);
  }
}
