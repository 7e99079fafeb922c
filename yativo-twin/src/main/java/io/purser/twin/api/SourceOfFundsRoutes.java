package io.purser.twin.api;

import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.WireTime;
import io.purser.twin.state.card.CardCustomer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where a cardholder's money comes from: questions, and answers of which none is kept. */
final class SourceOfFundsRoutes {
  private static final String PATH = "/yativo-card/customers/{yativoCardId}/source-of-funds";

  List<Route<Operation>> routes() {
    return List.of(
        Operation.get(PATH, Scope.READ, this::questions),
        Operation.post(PATH, Scope.WRITE, this::answers));
  }

  private Response questions(Call call) {
    var customer = CardCustomers.inPath(call);
    CardCustomers.requireKycApproved(customer);
    String locale = call.request().query().getOrDefault("locale", "en");
    var data =
        Json.object().put("yativo_card_id", customer.id()).put("status", "questions_retrieved");
    data.set(
        "questions",
        Json.array(
            SourceOfFunds.all(call.world()).stream()
                .map(question -> question.json(locale))
                .toList()));
    data.put("next_step", "Submit answers using POST /source-of-funds");
    return Envelope.success(200, "Source of Funds questions retrieved", data);
  }

  /** Once answered it stays answered: a second time gives the first answer again. */
  private Response answers(Call call) {
    var customer = CardCustomers.inPath(call);
    CardCustomers.requireKycApproved(customer);
    var given = given(call.body());
    for (var question : SourceOfFunds.all(call.world())) {
      if (!question.has(given.getOrDefault(question.id(), ""))) {
        call.body().problem("answers", "Needs one of the options for " + question.id());
      }
    }
    call.body().check();
    var before = customer.progress().sourceOfFundsAt();
    return before == null ? completed(call, customer) : completed(customer, before);
  }

  private static Map<String, String> given(Body body) {
    var given = new HashMap<String, String>();
    var answers = body.first("answers").orElseGet(Json::array);
    for (var answer : answers) {
      given.put(answer.path("question").asText(), answer.path("answer").asText());
    }
    return given;
  }

  private static Response completed(Call call, CardCustomer customer) {
    var at = call.cause().at();
    call.world().cardCustomers.put(customer.with(customer.progress().withSourceOfFunds(at)));
    call.world()
        .effect(
            call.cause(),
            "source_of_funds_submitted",
            call.owner(),
            customer.customerId(),
            customer.id());
    return completed(customer, at);
  }

  private static Response completed(CardCustomer customer, Instant at) {
    return Envelope.success(
        200,
        "Source of Funds submitted successfully",
        Json.object()
            .put("yativo_card_id", customer.id())
            .put("status", "completed")
            .put("submitted_at", WireTime.millis(at))
            .put("next_step", "Verify phone using POST /phone/request-verification"));
  }
}
