package io.purser.persistence.card;

import static io.purser.persistence.schema.Tables.CARD_ONBOARDING;

import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.CardOnboarding.Known;
import io.purser.domain.card.onboarding.Cardholder;
import io.purser.domain.card.onboarding.Kyc;
import io.purser.domain.card.onboarding.Progress;
import io.purser.domain.card.onboarding.Standing;
import io.purser.domain.operation.Rejection;
import io.purser.persistence.Words;
import io.purser.persistence.schema.tables.records.CardOnboardingRecord;

/**
 * An onboarding as a row, and back. Every column is set but three, so leaving a state clears what
 * it had: the account and the customer's age are a matter of adding one, and when the provider was
 * asked one of the sweep.
 */
final class OnboardingColumns {
  private OnboardingColumns() {}

  /** The version is the one that will be stored. */
  static CardOnboardingRecord write(CardOnboarding onboarding, long version) {
    var header = onboarding.header();
    var row = new CardOnboardingRecord();
    row.setTenantId(header.tenant());
    row.setId(header.id());
    row.setCustomerId(header.customer());
    row.setState(Words.of(onboarding.stage()));
    row.setCreatedAt(header.createdAt());
    row.setUpdatedAt(header.updatedAt());
    row.setVersion(version);
    switch (onboarding) {
      case CardOnboarding.Requested(_, var operation) -> row.setOperationId(operation);
      case CardOnboarding.Declined(_, Rejection(var reason, var providerCode)) -> {
        row.setFailure(Words.of(reason));
        row.setFailureCode(providerCode);
      }
      case Known known -> write(known.cardholder(), row);
    }
    row.touched(true);
    row.touched(CARD_ONBOARDING.ACCOUNT_ID, false);
    row.touched(CARD_ONBOARDING.ASKED_AT, false);
    row.touched(CARD_ONBOARDING.CUSTOMER_CREATED_AT, false);
    return row;
  }

  private static void write(Cardholder cardholder, CardOnboardingRecord row) {
    var progress = cardholder.progress();
    row.setProviderCardCustomerId(cardholder.id());
    row.setEmailVerified(progress.emailVerified());
    row.setKyc(Words.of(progress.kyc()));
    row.setKycLinkAt(progress.kycLinkAt());
    row.setSourceOfFundsGiven(progress.sourceOfFundsGiven());
    row.setPhoneVerified(progress.phoneVerified());
    row.setDeploymentAsked(progress.deploymentAsked());
    row.setDeployed(progress.deployed());
    row.setHasCard(progress.hasCard());
    row.setProviderFlow(cardholder.said().flow());
    row.setProviderKyc(cardholder.said().kyc());
    row.setProviderUnderstood(cardholder.said().understood());
  }

  static CardOnboarding read(CardOnboardingRecord row) {
    var header =
        new CardOnboarding.Header(
            row.getId(),
            row.getTenantId(),
            row.getCustomerId(),
            row.getCreatedAt(),
            row.getUpdatedAt(),
            row.getVersion());
    return switch (row.getState()) {
      case "requested" -> new CardOnboarding.Requested(header, row.getOperationId());
      case "declined" ->
          new CardOnboarding.Declined(
              header,
              new Rejection(
                  Words.parse(Rejection.Reason.class, row.getFailure()), row.getFailureCode()));
      // The schema ties every other state to what was achieved.
      default -> Known.of(header, cardholder(row));
    };
  }

  private static Cardholder cardholder(CardOnboardingRecord row) {
    return new Cardholder(
        row.getProviderCardCustomerId(),
        new Progress(
            row.getEmailVerified(),
            Words.parse(Kyc.class, row.getKyc()),
            row.getKycLinkAt(),
            row.getSourceOfFundsGiven(),
            row.getPhoneVerified(),
            row.getDeploymentAsked(),
            row.getDeployed(),
            row.getHasCard()),
        new Standing.Words(
            row.getProviderFlow(), row.getProviderKyc(), row.getProviderUnderstood()));
  }
}
