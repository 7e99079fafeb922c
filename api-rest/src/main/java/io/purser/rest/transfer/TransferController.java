package io.purser.rest.transfer;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Access;
import io.purser.domain.access.Caller;
import io.purser.domain.access.Permission;
import io.purser.domain.transfer.TransferFilter;
import io.purser.domain.transfer.TransferId;
import io.purser.domain.transfer.TransferState;
import io.purser.domain.transfer.Transfers;
import io.purser.domain.wallet.WalletId;
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
import io.purser.rest.list.Query;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads transfers. */
@Controller("/v1/transfers")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "transfers")
final class TransferController {
  private static final Map<String, TransferState> STATES =
      Arrays.stream(TransferState.values())
          .collect(Collectors.toMap(TransferView::word, state -> state));

  private final UnitOfWork work;
  private final Transfers transfers;
  private final Cursors cursors;
  private final JsonAnswers answers;

  TransferController(UnitOfWork work, Transfers transfers, Cursors cursors, JsonAnswers answers) {
    this.work = work;
    this.transfers = transfers;
    this.cursors = cursors;
    this.answers = answers;
  }

  @Get
  @Needs(Permission.READ_TRANSFER)
  @Takes(Input.PAGE)
  @Refuses(ProblemCode.NO_SUCH_CUSTOMER)
  @Operation(
      operationId = "listTransfers",
      summary = "List transfers",
      description = "Newest first. Conditions hold together. End users see their own.",
      parameters = {
        @Parameter(
            name = "customerId",
            in = ParameterIn.QUERY,
            description = Described.CUSTOMER,
            schema = @Schema(type = "string")),
        @Parameter(
            name = "walletId",
            in = ParameterIn.QUERY,
            description = Described.WALLET,
            schema = @Schema(type = "string")),
        @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {
                      "awaiting-approval",
                      "pending",
                      "submitted",
                      "completed",
                      "failed",
                      "rejected",
                      "not-sent",
                      "cancelled",
                      "declined"
                    }))
      })
  @ApiResponse(
      responseCode = "200",
      description = "One page of them.",
      content = @Content(schema = @Schema(implementation = TransferPage.class)))
  HttpResponse<byte[]> list(@Parameter(hidden = true) Call call) {
    var query = call.query("customerId", "walletId", "state", "limit", "cursor", "include");
    var filters = filters(call, query);
    var listing = new Listing(call.tenant(), "GET /v1/transfers", parts(call, query));
    var page = cursors.page(listing, query);
    var found = work.reading(call.tenant(), () -> transfers.list(call.tenant(), filters, page));
    return answers.ok(
        new TransferPage(
            found.items().stream().map(TransferView::of).toList(),
            cursors.next(listing, found),
            found.total()),
        call.audience());
  }

  private static List<TransferFilter> filters(Call call, Query query) {
    var filters = new ArrayList<TransferFilter>();
    query
        .text("customerId", _ -> Optional.empty())
        .map(call::customer)
        .map(TransferFilter.OfCustomer::new)
        .ifPresent(filters::add);
    if (call.caller() instanceof Caller.EndUser user) {
      filters.add(new TransferFilter.OfCustomer(user.customer()));
    }
    query
        .parsed("walletId", WalletId::parse, "must be a wallet's id")
        .map(TransferFilter.FromWallet::new)
        .ifPresent(filters::add);
    query.choice("state", STATES).map(TransferFilter.InState::new).ifPresent(filters::add);
    return filters;
  }

  /** A cursor of one end user's list is none of another's. */
  private static Map<String, String> parts(Call call, Query query) {
    var parts = new TreeMap<>(query.filters());
    if (call.caller() instanceof Caller.EndUser user) {
      parts.put("endUser", user.customer().value());
    }
    return parts;
  }

  @Get("/{transferId}")
  @Needs(Permission.READ_TRANSFER)
  @Takes(Input.VERSION)
  @Refuses(ProblemCode.NO_SUCH_TRANSFER)
  @Operation(operationId = "getTransfer", summary = "Read a transfer")
  @ApiResponse(
      responseCode = "200",
      description = "The transfer. ETag is its version.",
      content = @Content(schema = @Schema(implementation = TransferView.class)))
  @ApiResponse(responseCode = "304", description = "You have this version.")
  HttpResponse<byte[]> get(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.TRANSFER) String transferId) {
    call.query();
    var transfer =
        TransferId.parse(transferId)
            .flatMap(id -> work.reading(call.tenant(), () -> transfers.get(call.tenant(), id)))
            .filter(found -> Access.sees(call.caller(), found.header().customer()))
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_TRANSFER));
    return answers.unlessSeen(
        TransferView.of(transfer),
        transfer.header().version(),
        call.header("If-None-Match"),
        call.audience());
  }
}
