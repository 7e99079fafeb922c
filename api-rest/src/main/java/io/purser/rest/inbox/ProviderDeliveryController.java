package io.purser.rest.inbox;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.inbox.Deliveries;
import io.purser.domain.inbox.DeliveryId;
import io.purser.domain.inbox.DeliveryState;
import io.purser.domain.inbox.ReplayDelivery;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.idempotency.KeyedRequests;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.json.Words;
import io.purser.rest.list.Cursors;
import io.purser.rest.list.Cursors.Listing;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.ProblemDocuments;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;

/**
 * Shows operators what became of the provider's deliveries, and replays those that were set aside.
 */
@Controller("/v1/provider-deliveries")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "webhooks")
final class ProviderDeliveryController {
  private static final Map<String, DeliveryState> STATES = Words.byWord(DeliveryState.values());

  private final UnitOfWork work;
  private final Tenants tenants;
  private final Deliveries deliveries;
  private final ReplayDelivery replayDelivery;
  private final KeyedRequests requests;
  private final Cursors cursors;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;

  ProviderDeliveryController(
      UnitOfWork work,
      Tenants tenants,
      Deliveries deliveries,
      ReplayDelivery replayDelivery,
      KeyedRequests requests,
      Cursors cursors,
      JsonAnswers answers,
      ProblemDocuments problems) {
    this.work = work;
    this.tenants = tenants;
    this.deliveries = deliveries;
    this.replayDelivery = replayDelivery;
    this.requests = requests;
    this.cursors = cursors;
    this.answers = answers;
    this.problems = problems;
  }

  @Get
  @Needs(Permission.READ_DELIVERY)
  @Takes(Input.PAGE)
  @Operation(
      operationId = "listProviderDeliveries",
      summary = "List the provider's deliveries",
      description =
          "Newest first. A tenant sees what concerns it, and what could not be read far enough to"
              + " tell.",
      parameters =
          @Parameter(
              name = "state",
              in = ParameterIn.QUERY,
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {
                        "waiting",
                        "applied",
                        "duplicate",
                        "ignored",
                        "asked_instead",
                        "quarantined"
                      })))
  @ApiResponse(
      responseCode = "200",
      description = "One page of them.",
      content = @Content(schema = @Schema(implementation = ProviderDeliveryPage.class)))
  HttpResponse<byte[]> list(@Parameter(hidden = true) Call call) {
    var query = call.query("state", "limit", "cursor", "include");
    var state = query.choice("state", STATES).orElse(null);
    var listing = new Listing(call.tenant(), "GET /v1/provider-deliveries", query.filters());
    var page = cursors.page(listing, query);
    var account = accountOf(call);
    var found = work.inAccount(account, () -> deliveries.list(account, call.tenant(), state, page));
    return answers.ok(
        new ProviderDeliveryPage(
            found.items().stream().map(ProviderDeliveryView::of).toList(),
            cursors.next(listing, found),
            found.total()),
        call.audience());
  }

  @Get("/{deliveryId}")
  @Needs(Permission.READ_DELIVERY)
  @Refuses(ProblemCode.NO_SUCH_DELIVERY)
  @Operation(
      operationId = "getProviderDelivery",
      summary = "Read what became of a delivery",
      description = "Its state, and why it is in it.")
  @ApiResponse(
      responseCode = "200",
      description = "The delivery.",
      content = @Content(schema = @Schema(implementation = ProviderDeliveryView.class)))
  HttpResponse<byte[]> get(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.DELIVERY) String deliveryId) {
    call.query();
    var id = id(deliveryId);
    var account = accountOf(call);
    return work.inAccount(account, () -> deliveries.get(account, call.tenant(), id))
        .map(found -> answers.ok(ProviderDeliveryView.of(found), call.audience()))
        .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_DELIVERY));
  }

  @Post("/{deliveryId}/replay")
  @Needs(Permission.REPLAY_DELIVERY)
  @Takes({Input.KEY, Input.REASON})
  @Refuses({
    ProblemCode.NO_SUCH_DELIVERY,
    ProblemCode.DELIVERY_NOT_QUARANTINED,
    ProblemCode.DELIVERY_DROPPED
  })
  @Operation(
      operationId = "replayProviderDelivery",
      summary = "Have a quarantined delivery worked again",
      description =
          "For when the cause is gone. What a delivery says is done once, however often it is"
              + " replayed.")
  @ApiResponse(
      responseCode = "200",
      description = "The delivery, waiting.",
      content = @Content(schema = @Schema(implementation = ProviderDeliveryView.class)))
  HttpResponse<byte[]> replay(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.DELIVERY) String deliveryId) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    var id = id(deliveryId);
    return requests
        .of(
            call,
            key,
            "POST /v1/provider-deliveries/{deliveryId}/replay",
            List.of(id.value()),
            Map.of())
        .resume(progress -> stored(call, replayDelivery.handle(call.tenant(), id, by, progress)));
  }

  private StoredAnswer stored(Call call, ReplayDelivery.Result result) {
    return switch (result) {
      case ReplayDelivery.Result.Released(var delivery) ->
          answers.stored(200, Map.of(), ProviderDeliveryView.of(delivery), call.audience(), null);
      case ReplayDelivery.Result.NoSuchDelivery _ -> refused(call, ProblemCode.NO_SUCH_DELIVERY);
      case ReplayDelivery.Result.NotQuarantined _ ->
          refused(call, ProblemCode.DELIVERY_NOT_QUARANTINED);
      case ReplayDelivery.Result.BytesDropped _ -> refused(call, ProblemCode.DELIVERY_DROPPED);
    };
  }

  private StoredAnswer refused(Call call, ProblemCode why) {
    return problems.answer(Problem.of(why), call.requestId(), null);
  }

  private static DeliveryId id(String text) {
    return DeliveryId.parse(text).orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_DELIVERY));
  }

  private ProviderAccountId accountOf(Call call) {
    return tenants.get(call.tenant()).orElseThrow().account();
  }
}
