package io.purser.rest.wallet;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Access;
import io.purser.domain.access.Permission;
import io.purser.domain.customer.Customers;
import io.purser.domain.wallet.WalletBalances;
import io.purser.domain.wallet.WalletId;
import io.purser.domain.wallet.Wallets;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Refuses;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Says what is in wallets, from our own books. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "balances")
final class BalanceController {
  private final UnitOfWork work;
  private final Customers customers;
  private final Wallets wallets;
  private final WalletBalances balances;
  private final JsonAnswers answers;
  private final BalanceViews views;
  private final CustomerBalances ofCustomer;

  BalanceController(
      UnitOfWork work,
      Customers customers,
      Wallets wallets,
      WalletBalances balances,
      JsonAnswers answers,
      BalanceViews views,
      CustomerBalances ofCustomer) {
    this.work = work;
    this.customers = customers;
    this.wallets = wallets;
    this.balances = balances;
    this.answers = answers;
    this.views = views;
    this.ofCustomer = ofCustomer;
  }

  @Get("/customers/{id}/balances")
  @Needs(Permission.READ_WALLET)
  @Refuses(ProblemCode.NO_SUCH_CUSTOMER)
  @Operation(
      operationId = "getBalances",
      summary = "Read what a customer has",
      description =
          "Over all wallets that are open or being opened. Answers from our own books and says how"
              + " old they are.")
  @ApiResponse(
      responseCode = "200",
      description = "The balances.",
      content = @Content(schema = @Schema(implementation = BalancesView.class)))
  HttpResponse<byte[]> ofCustomer(
      @Parameter(hidden = true) Call call, @Parameter(description = Described.CUSTOMER) String id) {
    call.query();
    var customer = call.customer(id);
    var shown =
        work.reading(
                call.tenant(),
                () ->
                    customers
                        .get(call.tenant(), customer)
                        .map(_ -> ofCustomer.of(call.tenant(), customer)))
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_CUSTOMER));
    return answers.ok(shown, call.audience());
  }

  @Get("/wallets/{walletId}/balance")
  @Needs(Permission.READ_WALLET)
  @Refuses(ProblemCode.NO_SUCH_WALLET)
  @Operation(operationId = "getBalance", summary = "Read what is in a wallet")
  @ApiResponse(
      responseCode = "200",
      description = "The balance.",
      content = @Content(schema = @Schema(implementation = BalanceView.class)))
  HttpResponse<byte[]> ofWallet(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.WALLET) String walletId) {
    call.query();
    var view =
        WalletId.parse(walletId)
            .flatMap(
                id ->
                    work.reading(
                        call.tenant(),
                        () ->
                            wallets
                                .get(call.tenant(), id)
                                .filter(it -> Access.sees(call.caller(), it.header().customer()))
                                .map(
                                    it ->
                                        views.of(
                                            it, balances.get(call.tenant(), id).orElse(null)))))
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_WALLET));
    return answers.ok(view, call.audience());
  }
}
