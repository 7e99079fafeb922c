package io.purser.twin.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.card.Deployments;
import io.purser.twin.card.KycReviews;
import io.purser.twin.card.Placement;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.BusinessClock;
import io.purser.twin.state.Cause;
import io.purser.twin.state.Store;
import io.purser.twin.state.WireTime;
import io.purser.twin.state.World;
import io.purser.twin.state.card.CardAccount.Deployment;
import io.purser.twin.state.card.CardCurrency;
import io.purser.twin.state.card.CardCustomer;
import io.purser.twin.state.card.CodeCheck;
import io.purser.twin.state.card.KycStatus;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What cannot be asked of the provider: the codes it sent, and the turns an onboarding takes. */
final class CardCustomerControls {
  private static final String BASE = "/card-customers/{cardCustomerId}";

  private final Store store;
  private final BusinessClock clock;
  private final KycReviews reviews;
  private final Deployments deployments;

  CardCustomerControls(
      Store store, BusinessClock clock, KycReviews reviews, Deployments deployments) {
    this.store = store;
    this.clock = clock;
    this.reviews = reviews;
    this.deployments = deployments;
  }

  List<Route<Control>> routes() {
    return List.of(
        Control.get(BASE, call -> store.read(world -> shown(find(world, call)))),
        Control.get(BASE + "/codes", this::codes),
        Control.post(BASE + "/kyc", this::decideKyc),
        Control.post(BASE + "/stage", this::place),
        Control.post(BASE + "/deployment/finish", this::finishDeployment),
        Control.post(BASE + "/balance", this::freshness),
        Control.post(BASE + "/change", this::rename),
        Control.post(BASE + "/forget", this::forget));
  }

  private Response codes(Control.Call call) {
    return store.read(
        world -> {
          var progress = find(world, call).progress();
          var body = Json.object();
          body.set("email", code(progress.email()));
          body.set("phone", code(progress.phone()));
          return Response.json(200, body);
        });
  }

  private static @Nullable ObjectNode code(CodeCheck check) {
    var code = check.code();
    return code == null
        ? null
        : Json.object()
            .put("code", code.digits())
            .put("expires_at", WireTime.millis(code.expiresAt()))
            .put("wrong_tries", code.tries());
  }

  private Response decideKyc(Control.Call call) {
    var fields = call.fields();
    var decision =
        fields
            .word("decision", KycStatus::named)
            .orElseThrow(() -> ControlRefusal.invalid("decision is required."));
    var reason = fields.text("reason");
    var currency = fields.word("currency", CardCurrency::named);
    fields.done();
    return change(
        call,
        (world, customer) -> {
          var placed = currency.map(c -> reviews.withCurrency(world, customer, c)).orElse(customer);
          return reviews.decide(world, now(), placed, decision, reason.orElse(null));
        });
  }

  private Response place(Control.Call call) {
    var fields = call.fields();
    String word = fields.requiredText("flow_status");
    fields.done();
    return change(call, (world, customer) -> Placement.put(world, now(), customer, word));
  }

  private Response finishDeployment(Control.Call call) {
    call.fields().done();
    return change(
        call,
        (world, customer) -> {
          if (customer.account().deployment() == Deployment.DEPLOYED) {
            throw ControlRefusal.conflict("The account is deployed already.");
          }
          return deployments.finish(world, now(), customer);
        });
  }

  /** Somebody at the provider has corrected the record. */
  private Response rename(Control.Call call) {
    var fields = call.fields();
    var email = fields.text("email");
    var reference = fields.text("external_customer_id");
    fields.done();
    return change(
        call,
        (world, customer) -> {
          var renamed =
              customer.named(
                  email.orElse(customer.email()), reference.orElse(customer.externalId()));
          world.cardCustomers.put(renamed);
          world.effect(
              now(),
              "card_customer_changed",
              customer.owner(),
              customer.customerId(),
              customer.id());
          return renamed;
        });
  }

  /** The next reading is of the chain, or of the card network again. */
  private Response freshness(Control.Call call) {
    var fields = call.fields();
    String freshness = fields.requiredText("freshness");
    fields.done();
    if (!List.of("realtime", "on_chain").contains(freshness)) {
      throw ControlRefusal.invalid("freshness must be realtime or on_chain.");
    }
    return change(
        call,
        (world, customer) -> {
          boolean fromChain = freshness.equals("on_chain");
          var read = customer.with(customer.account().readFromChain(fromChain));
          world.cardCustomers.put(read);
          return read;
        });
  }

  /** As if the provider had never known the cardholder. */
  private Response forget(Control.Call call) {
    call.fields().done();
    return change(
        call,
        (world, customer) -> {
          world
              .cards
              .where(World.BY_CUSTOMER, customer.id())
              .forEach(card -> world.cards.remove(card.id()));
          world
              .cardTransactions
              .where(World.BY_CUSTOMER, customer.id())
              .forEach(spent -> world.cardTransactions.remove(spent.id()));
          world.cardCustomers.remove(customer.id());
          world.effect(
              now(),
              "card_customer_forgotten",
              customer.owner(),
              customer.customerId(),
              customer.id());
          return customer;
        });
  }

  private Response change(Control.Call call, BiFunction<World, CardCustomer, CardCustomer> change) {
    return store.commit(world -> shown(change.apply(world, find(world, call))));
  }

  private Cause now() {
    return Cause.byItself(clock.now());
  }

  private static CardCustomer find(World world, Control.Call call) {
    String id = call.id("cardCustomerId");
    return world
        .cardCustomers
        .find(id)
        .or(() -> world.cardCustomers.where(World.BY_CUSTOMER, id).stream().findFirst())
        .orElseThrow(() -> ControlRefusal.notFound("card customer", id));
  }

  private static Response shown(CardCustomer customer) {
    var account = customer.account();
    return Response.json(
        200,
        Json.object()
            .put("yativo_card_id", customer.id())
            .put("customer_id", customer.customerId())
            .put("external_customer_id", customer.externalId())
            .put("account_id", customer.owner())
            .put("email", customer.email())
            .put("flow_status", customer.flowStatus())
            .put("email_verified", customer.progress().email().passed())
            .put("kyc_status", customer.progress().kyc().status().wireName())
            .put("source_of_funds_done", customer.progress().sourceOfFundsAt() != null)
            .put("phone_verified", customer.progress().phone().passed())
            .put("deployment", account.deployment().name().toLowerCase(Locale.ROOT))
            .put("deploy_asked", account.deployAsked())
            .put("currency", account.currency() == null ? null : account.currency().name())
            .put("created_at", WireTime.millis(customer.createdAt())));
  }
}
