package io.purser.twin.api;

import io.purser.twin.card.KycReviews;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.page.KycPage;
import io.purser.twin.state.WireTime;
import io.purser.twin.state.card.CardCustomer;
import java.util.List;

/** The way to the identity check and its state. */
final class CardKycRoutes {
  private static final String BASE = "/yativo-card/customers/{yativoCardId}";

  private final KycReviews reviews;

  CardKycRoutes(KycReviews reviews) {
    this.reviews = reviews;
  }

  List<Route<Operation>> routes() {
    return List.of(
        Operation.get(BASE + "/kyc-link", Scope.READ, this::link),
        Operation.get(BASE + "/kyc-status", Scope.READ, this::status));
  }

  private Response link(Call call) {
    var customer = CardCustomers.inPath(call);
    CardCustomers.requireEmailVerified(customer);
    switch (customer.progress().kyc().status()) {
      case APPROVED -> throw new Refusal(409, "KYC_ALREADY_APPROVED", "KYC is approved already");
      case REJECTED ->
          throw new Refusal(409, "KYC_REJECTED", "KYC was rejected. Restart onboarding.");
      case PENDING, IN_PROGRESS, PENDING_REVIEW, EXPIRED -> {}
    }
    var link = reviews.link(call.world(), call.cause(), customer);
    return Envelope.success(
        200,
        "KYC link retrieved",
        Json.object()
            .put("yativo_card_id", customer.id())
            .put("sumsub_link", KycPage.address(call.request(), link))
            .put("sumsub_sdk_token", link.token())
            .put("applicant_id", customer.customerId())
            .put("next_step", "kyc_status"));
  }

  private Response status(Call call) {
    var customer = CardCustomers.inPath(call);
    var kyc = customer.progress().kyc();
    return Envelope.success(
        Json.object()
            .put("yativo_card_id", customer.id())
            .put("kyc_status", kyc.status().wireName())
            .put("flow_status", customer.flowStatus())
            .put("safe_deployed", customer.account().isDeployed())
            .put("rejection_reason", kyc.reason())
            .put("updated_at", WireTime.millis(kyc.updatedAt()))
            .put("next_step", nextStep(customer)));
  }

  private static String nextStep(CardCustomer customer) {
    return switch (customer.progress().kyc().status()) {
      case APPROVED ->
          customer.progress().sourceOfFundsAt() == null ? "source_of_funds" : "continue";
      case PENDING, PENDING_REVIEW, EXPIRED ->
          customer.progress().email().passed() ? "kyc_link" : "verify_otp";
      case IN_PROGRESS -> "kyc_status";
      case REJECTED -> "onboard";
    };
  }
}
