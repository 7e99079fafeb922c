package io.purser.rest.card;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.card.AccountFreezes;
import io.purser.domain.card.Cards;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.Customers;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.list.Cursors;
import io.purser.rest.list.Cursors.Listing;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;

/** Reads cards. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "cards")
final class CardController {
  private final UnitOfWork work;
  private final Customers customers;
  private final Cards cards;
  private final AccountFreezes freezes;
  private final VisibleCards visible;
  private final Cursors cursors;
  private final JsonAnswers answers;

  CardController(
      UnitOfWork work,
      Customers customers,
      Cards cards,
      AccountFreezes freezes,
      VisibleCards visible,
      Cursors cursors,
      JsonAnswers answers) {
    this.work = work;
    this.customers = customers;
    this.cards = cards;
    this.freezes = freezes;
    this.visible = visible;
    this.cursors = cursors;
    this.answers = answers;
  }

  @Get("/customers/{id}/cards")
  @Needs(Permission.READ_CARD)
  @Takes(Input.PAGE)
  @Refuses(ProblemCode.NO_SUCH_CUSTOMER)
  @Operation(
      operationId = "listCards",
      summary = "List a customer's cards",
      description = "Newest first. Never asks the provider.")
  @ApiResponse(
      responseCode = "200",
      description = "One page of them.",
      content = @Content(schema = @Schema(implementation = CardList.class)))
  HttpResponse<byte[]> list(
      @Parameter(hidden = true) Call call, @Parameter(description = Described.CUSTOMER) String id) {
    var query = call.query("limit", "cursor", "include");
    var customer = call.customer(id);
    var listing = listing(call.tenant(), customer);
    var page = cursors.page(listing, query);
    var found =
        work.reading(
                call.tenant(),
                () ->
                    customers
                        .get(call.tenant(), customer)
                        .map(
                            _ -> {
                              var list = cards.list(call.tenant(), customer, page);
                              var freeze = freezes.of(call.tenant(), customer).orElse(null);
                              return CardList.of(list, freeze, cursors.next(listing, list));
                            }))
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_CUSTOMER));
    return answers.ok(found, call.audience());
  }

  @Get("/cards/{cardId}")
  @Needs(Permission.READ_CARD)
  @Takes(Input.VERSION)
  @Refuses(ProblemCode.NO_SUCH_CARD)
  @Operation(operationId = "getCard", summary = "Read a card")
  @ApiResponse(
      responseCode = "200",
      description = "The card. ETag is its version.",
      content = @Content(schema = @Schema(implementation = CardView.class)))
  @ApiResponse(responseCode = "304", description = "You have this version.")
  HttpResponse<byte[]> get(
      @Parameter(hidden = true) Call call, @Parameter(description = Described.CARD) String cardId) {
    call.query();
    var card = visible.get(call, cardId);
    var freeze =
        work.reading(call.tenant(), () -> freezes.of(call.tenant(), card.header().customer()));
    // What the whole account is frozen by is no part of the card's version.
    return freeze.isPresent()
        ? answers.ok(CardView.of(card, freeze.get()), call.audience())
        : answers.unlessSeen(
            CardView.of(card),
            card.header().version(),
            call.header("If-None-Match"),
            call.audience());
  }

  static Listing listing(TenantId tenant, CustomerId customer) {
    return new Listing(tenant, "GET /v1/customers/{id}/cards", Map.of("id", customer.value()));
  }
}
