package io.purser.twin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.Ids;
import io.purser.twin.state.card.CardAccount;
import io.purser.twin.state.card.CardCustomer;
import io.purser.twin.state.card.CodeCheck;
import io.purser.twin.state.card.DailyLimit;
import io.purser.twin.state.card.KycReview;
import io.purser.twin.state.card.OnboardingProgress;
import io.purser.twin.state.card.OneTimeCode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A cardholder begins: an e-mail, and the code that proves it. */
final class CardOnboardingRoutes {
  private static final String BASE = "/yativo-card/customers";
  private static final Set<String> FINISHED =
      Set.of("active", "card_created", "safe_deployed", "kyc_approved");

  List<Route<Operation>> routes() {
    return List.of(
        Operation.post(BASE + "/onboard", Scope.WRITE, this::onboard),
        Operation.post(BASE + "/{yativoCardId}/verify-otp", Scope.WRITE, this::verify),
        Operation.post(BASE + "/{yativoCardId}/resend-otp", Scope.WRITE, this::resend));
  }

  private Response onboard(Call call) {
    var programme = CardCustomers.programme(call);
    var in = call.body();
    String email =
        in.first("email")
            .filter(node -> node.isTextual())
            .map(node -> node.asText().strip())
            .orElse("");
    if (!EmailAddress.isValid(email)) {
      throw new Refusal(400, "INVALID_EMAIL", "Valid customer email is required");
    }
    var reference = in.optionalText("external_customer_id");
    in.check();
    if (email.equalsIgnoreCase(programme.rules().issuerEmail())) {
      throw new Refusal(
          400,
          "ISSUER_EMAIL_NOT_ALLOWED",
          "You cannot use your own account email as a customer email. Use a different email for"
              + " this customer.");
    }
    if (programme.rules().personalEmails().stream().anyMatch(email::equalsIgnoreCase)) {
      throw new Refusal(
          400,
          "EMAIL_ALREADY_IN_USE",
          "This email is already associated with your personal card. Each card must use a unique"
              + " email address.",
          Json.object().put("account_type", "user").put("flow_status", "card_created"));
    }
    if (!call.world().settings.get().acceptDuplicates()) {
      var sameEmail = active(CardCustomers.byEmail(call, email));
      var sameReference =
          active(reference.map(given -> CardCustomers.byReference(call, given)).orElse(List.of()));
      refuseDuplicates(call, sameEmail, sameReference);
    }
    return begun(call, email, reference.orElse(null));
  }

  private static List<CardCustomer> active(List<CardCustomer> customers) {
    return customers.stream().filter(customer -> !customer.isRejected()).toList();
  }

  private static void refuseDuplicates(
      Call call, List<CardCustomer> sameEmail, List<CardCustomer> sameReference) {
    Stream.concat(sameEmail.stream(), sameReference.stream())
        .filter(customer -> FINISHED.contains(customer.flowStatus()))
        .findFirst()
        .ifPresent(
            finished -> {
              throw new Refusal(
                  409,
                  "CUSTOMER_ALREADY_ONBOARDED",
                  "This customer has already completed card onboarding. No further action is"
                      + " needed.",
                  Json.object()
                      .put("yativo_card_id", finished.id())
                      .put("flow_status", finished.flowStatus())
                      .put("external_customer_id", finished.externalId())
                      .put("next_step", "none"));
            });
    sameEmail.stream()
        .findFirst()
        .ifPresent(
            started -> {
              throw new Refusal(
                  409,
                  "CUSTOMER_CARD_ALREADY_ACTIVE",
                  "A customer card with this email already exists. Use the returned card ID to"
                      + " continue onboarding.",
                  resume(started).put("external_customer_id", started.externalId()));
            });
    sameReference.stream()
        .findFirst()
        .ifPresent(
            started -> {
              throw new Refusal(
                  call.world().cardSettings.get().duplicateReferenceStatus(),
                  "CUSTOMER_CARD_ALREADY_ACTIVE",
                  "Customer card onboarding already in progress",
                  resume(started));
            });
  }

  private static ObjectNode resume(CardCustomer started) {
    return Json.object()
        .put("yativo_card_id", started.id())
        .put("flow_status", started.flowStatus())
        .put("next_step", nextStep(started));
  }

  private static String nextStep(CardCustomer customer) {
    return switch (customer.flowStatus()) {
      case "otp_requested" -> "verify_otp";
      case "otp_verified" -> "kyc_link";
      default -> "continue";
    };
  }

  private static Response begun(Call call, String email, @Nullable String reference) {
    var at = call.cause().at();
    int life = call.world().cardSettings.get().codeLifeSeconds();
    var customer =
        new CardCustomer(
            Ids.cardCustomer(at),
            call.owner(),
            Ids.objectId(),
            reference,
            email,
            new OnboardingProgress(
                CodeCheck.of(email, OneTimeCode.sent(at, life)),
                KycReview.notStarted(at),
                null,
                CodeCheck.none(),
                false),
            CardAccount.none(),
            DailyLimit.usual(),
            null,
            null,
            at);
    call.world().cardCustomers.put(customer);
    call.world()
        .effect(call.cause(), "card_customer_onboarded", call.owner(), email, customer.id());
    call.world().effect(call.cause(), "email_code_sent", call.owner(), email, customer.id());
    return Envelope.success(
        201,
        "Customer card onboarding initiated. Verification code sent to customer email.",
        Json.object()
            .put("yativo_card_id", customer.id())
            .put("customer_id", customer.customerId())
            .put("external_customer_id", customer.externalId())
            .put("email_masked", EmailAddress.masked(email))
            .put("next_step", "verify_otp")
            .put("otp_expires_in_seconds", life));
  }

  private Response verify(Call call) {
    var customer = CardCustomers.inPath(call);
    String otp = call.body().text("otp", "code");
    call.body().check();
    var judged = SentCodes.judge(call, customer.progress().email(), otp);
    var next = customer.with(customer.progress().withEmail(judged.after()));
    call.world().cardCustomers.put(next);
    return judged
        .refusal()
        .orElseGet(
            () -> {
              call.world()
                  .effect(
                      call.cause(),
                      "email_verified",
                      call.owner(),
                      customer.email(),
                      customer.id());
              return Envelope.success(
                  200,
                  "Email verified successfully",
                  Json.object()
                      .put("yativo_card_id", next.id())
                      .put("flow_status", next.flowStatus())
                      .put("next_step", "kyc_link"));
            });
  }

  private Response resend(Call call) {
    var customer = CardCustomers.inPath(call);
    var check = customer.progress().email();
    if (check.passed()) {
      throw SentCodes.alreadyVerified();
    }
    var tooSoon = SentCodes.tooSoon(call, check);
    if (tooSoon.isPresent()) {
      return tooSoon.get();
    }
    int life = call.world().cardSettings.get().codeLifeSeconds();
    var fresh = CodeCheck.of(customer.email(), OneTimeCode.sent(call.cause().at(), life));
    call.world().cardCustomers.put(customer.with(customer.progress().withEmail(fresh)));
    call.world()
        .effect(call.cause(), "email_code_sent", call.owner(), customer.email(), customer.id());
    return Envelope.success(
        200,
        "Verification code resent",
        Json.object()
            .put("yativo_card_id", customer.id())
            .put("email_masked", EmailAddress.masked(customer.email()))
            .put("otp_expires_in_seconds", life));
  }
}
