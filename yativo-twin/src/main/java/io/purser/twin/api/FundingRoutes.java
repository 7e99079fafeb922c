package io.purser.twin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.card.Fundings;
import io.purser.twin.card.MasterWallets;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.Ids;
import io.purser.twin.state.Minor;
import io.purser.twin.state.WireTime;
import io.purser.twin.state.World;
import io.purser.twin.state.card.CardCurrency;
import io.purser.twin.state.card.CardCustomer;
import io.purser.twin.state.card.Funding;
import io.purser.twin.state.card.Funding.PricingMode;
import io.purser.twin.state.card.Funding.SourceChain;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Money from the master wallet to a cardholder. No key makes it safe to repeat. */
final class FundingRoutes {
  private static final long LEAST = 500;
  private static final int ESTIMATE_PLACES = 6;

  private final Fundings fundings;

  FundingRoutes(Fundings fundings) {
    this.fundings = fundings;
  }

  List<Route<Operation>> routes() {
    return List.of(
        Operation.post("/card-issuer/fund-customer", Scope.TRANSACTIONS, this::fund),
        Operation.get("/card-issuer/funding-history", Scope.READ, this::history));
  }

  private Response fund(Call call) {
    CardCustomers.masterWalletProgramme(call);
    var amount =
        call.body()
            .first("amount")
            .flatMap(Minor::read)
            .filter(minor -> minor >= LEAST)
            .orElseThrow(() -> new Refusal(400, "INVALID_AMOUNT", "Amount must be at least 5 USD"));
    var chain = chain(call);
    var mode = pricingMode(call);
    var customer = CardIdentifier.exactlyOne(call);
    CardCustomers.requireKycApproved(customer);
    CardCustomers.requireDeployed(customer);
    var funding = priced(call, customer, amount, chain, mode);
    long has = MasterWallets.of(call.world(), call.owner()).balance(CardCurrency.USD);
    if (funding.paid() > has) {
      throw new Refusal(422, "INSUFFICIENT_BALANCE", "Master wallet balance is too low");
    }
    return answer(fundings.begin(call.world(), call.cause(), funding));
  }

  private static SourceChain chain(Call call) {
    return call.body()
        .first("source_chain")
        .flatMap(node -> SourceChains.named(node.asText()))
        .orElseThrow(
            () -> new Refusal(400, "INVALID_SOURCE_CHAIN", "source_chain must be SOL or XDC"));
  }

  private static PricingMode pricingMode(Call call) {
    var given = call.body().first("pricing_mode");
    return given.isEmpty()
        ? PricingMode.SEND_X
        : Arrays.stream(PricingMode.values())
            .filter(mode -> mode.wireName().equals(given.get().asText()))
            .findFirst()
            .orElseThrow(
                () ->
                    new Refusal(
                        400, "INVALID_PRICING_MODE", "pricing_mode must be send_x or receive_x"));
  }

  private static Funding priced(
      Call call, CardCustomer customer, long amount, SourceChain chain, PricingMode mode) {
    var currency = Optional.ofNullable(customer.account().currency()).orElse(CardCurrency.USD);
    var price = Fundings.Price.of(mode, amount, currency);
    boolean instant =
        switch (call.world().cardSettings.get().funding()) {
          case BY_CURRENCY -> currency == CardCurrency.USD;
          case INSTANT -> true;
          case ASYNCHRONOUS -> false;
        };
    return new Funding(
        Ids.funding(call.cause().at()),
        call.owner(),
        customer.id(),
        Funding.Status.INITIATED,
        instant,
        chain,
        price.paid(),
        price.credited(),
        currency,
        mode,
        null,
        call.cause().at(),
        null);
  }

  private static Response answer(Funding funding) {
    String message =
        funding.instant() ? "Customer funded successfully" : "Customer funding initiated";
    return Envelope.success(200, message, json(funding));
  }

  /** Done at once it is a transfer, done later it is a bridge. */
  private static ObjectNode json(Funding funding) {
    var json =
        Json.object()
            .put(funding.instant() ? "transfer_id" : "bridge_id", funding.id())
            .put("status", funding.status().wireName());
    json.putObject("source")
        .put("chain", funding.sourceChain().name())
        .put("amount", Minor.number(funding.paid()));
    var destination = json.putObject("destination").put("token", funding.currency().name());
    if (!funding.instant()) {
      destination.put("amount", Minor.number(funding.credited()));
    }
    json.put("pricing_mode", funding.pricingMode().wireName());
    if (funding.instant()) {
      BigDecimal estimate = Minor.number(funding.credited()).setScale(ESTIMATE_PLACES);
      return json.put("estimated_amount", estimate.toPlainString())
          .put("estimated_time", "immediate");
    }
    return json.put("estimated_time", "2-10 minutes")
        .put("created_at", WireTime.millis(funding.createdAt()));
  }

  private Response history(Call call) {
    CardCustomers.programme(call);
    var page = Page.of(call);
    String status = call.request().query().get("status");
    String named = call.request().query().get("customer_id");
    String holder = named == null ? null : CardIdentifier.anyName(call, named).id();
    var rows =
        call.world().fundings.where(World.BY_OWNER, call.owner()).reversed().stream()
            .filter(funding -> status == null || funding.status().wireName().equals(status))
            .filter(funding -> holder == null || funding.cardCustomer().equals(holder))
            .toList();
    return Envelope.success(page.json("fundings", rows, FundingRoutes::row));
  }

  private static ObjectNode row(Funding funding) {
    return json(funding)
        .put("yativo_card_id", funding.cardCustomer())
        .put("created_at", WireTime.millis(funding.createdAt()))
        .put("completed_at", WireTime.millisOrNull(funding.completedAt()));
  }
}
