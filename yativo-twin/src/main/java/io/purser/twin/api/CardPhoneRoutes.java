package io.purser.twin.api;

import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.WireTime;
import io.purser.twin.state.card.CardCustomer;
import io.purser.twin.state.card.CodeCheck;
import io.purser.twin.state.card.OneTimeCode;
import java.util.List;
import java.util.regex.Pattern;

/** A cardholder's phone, proved by a code like the e-mail. */
final class CardPhoneRoutes {
  private static final String BASE = "/yativo-card/customers/{yativoCardId}/phone";
  private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9]\\d{6,14}");
  private static final int SHOWN = 6;

  List<Route<Operation>> routes() {
    return List.of(
        Operation.post(BASE + "/request-verification", Scope.WRITE, this::request),
        Operation.post(BASE + "/verify", Scope.WRITE, this::verify));
  }

  private Response request(Call call) {
    var customer = CardCustomers.inPath(call);
    CardCustomers.requireKycApproved(customer);
    CardCustomers.requireSourceOfFunds(customer);
    String number = call.body().first("phoneNumber").map(node -> node.asText()).orElse("");
    if (!INTERNATIONAL.matcher(number).matches()) {
      throw new Refusal(
          400, "INVALID_PHONE_NUMBER", "Phone number must be in international format");
    }
    var before = customer.progress().phone();
    if (before.passed()) {
      throw SentCodes.alreadyVerified();
    }
    var tooSoon = SentCodes.tooSoon(call, before);
    if (tooSoon.isPresent()) {
      return tooSoon.get();
    }
    var at = call.cause().at();
    int life = call.world().cardSettings.get().codeLifeSeconds();
    var check = CodeCheck.of(number, OneTimeCode.sent(at, life));
    put(call, customer, check, "phone_code_sent");
    return Envelope.success(
        200,
        "Verification code sent to your phone",
        Json.object()
            .put("yativo_card_id", customer.id())
            .put("phone_number", masked(check))
            .put("otp_requested_at", WireTime.millis(at))
            .put("next_step", "Verify OTP using POST /phone/verify"));
  }

  private Response verify(Call call) {
    var customer = CardCustomers.inPath(call);
    String code = call.body().text("code");
    call.body().check();
    var judged = SentCodes.judge(call, customer.progress().phone(), code);
    if (judged.refusal().isPresent()) {
      call.world().cardCustomers.put(customer.with(customer.progress().withPhone(judged.after())));
      return judged.refusal().get();
    }
    put(call, customer, judged.after(), "phone_verified");
    return Envelope.success(
        200,
        "Phone number verified successfully",
        Json.object()
            .put("yativo_card_id", customer.id())
            .put("phone_number", masked(judged.after()))
            .put("is_verified", true)
            .put("next_step", "Create virtual card using POST /cards/virtual"));
  }

  private static void put(Call call, CardCustomer customer, CodeCheck check, String effect) {
    call.world().cardCustomers.put(customer.with(customer.progress().withPhone(check)));
    call.world().effect(call.cause(), effect, call.owner(), customer.customerId(), customer.id());
  }

  private static String masked(CodeCheck check) {
    String number = String.valueOf(check.target());
    return number.substring(0, Math.min(SHOWN, number.length())) + "****";
  }
}
