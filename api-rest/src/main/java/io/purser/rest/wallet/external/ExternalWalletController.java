package io.purser.rest.wallet.external;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Access;
import io.purser.domain.access.Permission;
import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.Customers;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.wallet.external.ExternalWallet;
import io.purser.domain.wallet.external.ExternalWallets;
import io.purser.domain.wallet.external.LinkWallet;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.edge.Retries;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.list.Cursors;
import io.purser.rest.list.Cursors.Listing;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refusals;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.function.LongPredicate;

/** Reads external wallets, and unlinks them. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "wallets")
final class ExternalWalletController {
  private final UnitOfWork work;
  private final Customers customers;
  private final ExternalWallets wallets;
  private final VisibleExternalWallets visible;
  private final LinkWallet linkWallet;
  private final Cursors cursors;
  private final JsonAnswers answers;

  ExternalWalletController(
      UnitOfWork work,
      Customers customers,
      ExternalWallets wallets,
      VisibleExternalWallets visible,
      LinkWallet linkWallet,
      Cursors cursors,
      JsonAnswers answers) {
    this.work = work;
    this.customers = customers;
    this.wallets = wallets;
    this.visible = visible;
    this.linkWallet = linkWallet;
    this.cursors = cursors;
    this.answers = answers;
  }

  @Get("/customers/{id}/external-wallets")
  @Needs(Permission.READ_WALLET)
  @Takes(Input.PAGE)
  @Refuses(ProblemCode.NO_SUCH_CUSTOMER)
  @Operation(
      operationId = "listExternalWallets",
      summary = "List a customer's own addresses",
      description = "Newest first.")
  @ApiResponse(
      responseCode = "200",
      description = "One page of them.",
      content = @Content(schema = @Schema(implementation = ExternalWalletPage.class)))
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
    return answers.ok(ExternalWalletPage.of(found, cursors.next(listing, found)), call.audience());
  }

  @Get("/external-wallets/{walletId}")
  @Needs(Permission.READ_WALLET)
  @Takes(Input.VERSION)
  @Refuses(ProblemCode.NO_SUCH_WALLET)
  @Operation(operationId = "getExternalWallet", summary = "Read an external wallet")
  @ApiResponse(
      responseCode = "200",
      description = "The wallet. ETag is its version.",
      content = @Content(schema = @Schema(implementation = ExternalWalletView.class)))
  @ApiResponse(responseCode = "304", description = "You have this version.")
  HttpResponse<byte[]> get(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.EXTERNAL_WALLET) String walletId) {
    call.query();
    var wallet = work.reading(call.tenant(), () -> visible.get(call, walletId));
    return answers.unlessSeen(
        ExternalWalletView.of(wallet),
        wallet.version(),
        call.header("If-None-Match"),
        call.audience());
  }

  @Delete("/external-wallets/{walletId}")
  @Needs(Permission.KEEP_LINKED_WALLET)
  @Takes({Input.PRECONDITION, Input.REASON})
  @Refuses({
    ProblemCode.NO_SUCH_WALLET,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED
  })
  @Operation(
      operationId = "unlinkExternalWallet",
      summary = "Unlink an external wallet",
      description =
          "Nothing happens on the chain. The address may be linked again, under a new id. What a"
              + " suspended customer has linked is unlinked by services and operators alone.")
  @ApiResponse(responseCode = "204", description = "Unlinked.")
  HttpResponse<byte[]> unlink(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.EXTERNAL_WALLET) String walletId) {
    call.query();
    var by = call.initiator();
    var expected = call.ifMatch();
    Retries.whenStale(
        () -> work.inTransaction(call.tenant(), () -> unlink(call, walletId, expected, by)));
    return HttpResponse.noContent();
  }

  private ExternalWallet unlink(Call call, String id, LongPredicate expected, Initiator by) {
    var wallet = visible.get(call, id);
    if (!expected.test(wallet.version())) {
      throw new Refused(ProblemCode.VERSION_STALE);
    }
    unlink(call, wallet, by);
    return wallet;
  }

  private void unlink(Call call, ExternalWallet wallet, Initiator by) {
    var refusal =
        Access.seesOthers(call.caller())
            ? linkWallet.unlinkByTenant(wallet, by)
            : linkWallet.unlinkByThemselves(wallet, by);
    refusal.ifPresent(
        why -> {
          throw new Refused(Refusals.of(why, call.caller()));
        });
  }

  static Listing listing(TenantId tenant, CustomerId customer) {
    return new Listing(
        tenant, "GET /v1/customers/{id}/external-wallets", Map.of("id", customer.value()));
  }
}
