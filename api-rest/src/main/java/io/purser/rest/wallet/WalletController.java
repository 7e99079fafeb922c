package io.purser.rest.wallet;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Access;
import io.purser.domain.access.Permission;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.Customers;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.wallet.WalletId;
import io.purser.domain.wallet.Wallets;
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

/** Reads wallets. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "wallets")
final class WalletController {
  private final UnitOfWork work;
  private final Customers customers;
  private final Wallets wallets;
  private final Cursors cursors;
  private final JsonAnswers answers;

  WalletController(
      UnitOfWork work, Customers customers, Wallets wallets, Cursors cursors, JsonAnswers answers) {
    this.work = work;
    this.customers = customers;
    this.wallets = wallets;
    this.cursors = cursors;
    this.answers = answers;
  }

  @Get("/customers/{id}/wallets")
  @Needs(Permission.READ_WALLET)
  @Takes(Input.PAGE)
  @Refuses(ProblemCode.NO_SUCH_CUSTOMER)
  @Operation(
      operationId = "listWallets",
      summary = "List a customer's wallets",
      description = "Newest first.")
  @ApiResponse(
      responseCode = "200",
      description = "One page of them.",
      content = @Content(schema = @Schema(implementation = WalletPage.class)))
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
                        .map(_ -> wallets.list(call.tenant(), customer, page)))
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_CUSTOMER));
    return answers.ok(WalletPage.of(found, cursors.next(listing, found)), call.audience());
  }

  @Get("/wallets/{walletId}")
  @Needs(Permission.READ_WALLET)
  @Takes(Input.VERSION)
  @Refuses(ProblemCode.NO_SUCH_WALLET)
  @Operation(operationId = "getWallet", summary = "Read a wallet")
  @ApiResponse(
      responseCode = "200",
      description = "The wallet. ETag is its version.",
      content = @Content(schema = @Schema(implementation = WalletView.class)))
  @ApiResponse(responseCode = "304", description = "You have this version.")
  HttpResponse<byte[]> get(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.WALLET) String walletId) {
    call.query();
    var wallet =
        WalletId.parse(walletId)
            .flatMap(id -> work.reading(call.tenant(), () -> wallets.get(call.tenant(), id)))
            .filter(found -> Access.sees(call.caller(), found.header().customer()))
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_WALLET));
    return answers.unlessSeen(
        WalletView.of(wallet),
        wallet.header().version(),
        call.header("If-None-Match"),
        call.audience());
  }

  static Listing listing(TenantId tenant, CustomerId customer) {
    return new Listing(tenant, "GET /v1/customers/{id}/wallets", Map.of("id", customer.value()));
  }
}
