package io.purser.rest.wallet;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Access;
import io.purser.domain.access.Permission;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.overview.FreshenBalances;
import io.purser.domain.customer.overview.Overview;
import io.purser.domain.customer.overview.Overviews;
import io.purser.domain.customer.overview.Part;
import io.purser.domain.wallet.WalletBalances;
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
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.EnumSet;

/** Says what customers have, from our own books. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "balances")
final class BalanceController {
  /** A customer's money is asked about no more often than this. */
  private static final int LEAST_SECONDS = 10;

  /** What is left of a request's time for reading what the provider said. */
  private static final Duration TO_READ_AGAIN = Duration.ofSeconds(2);

  private final UnitOfWork work;
  private final Overviews overviews;
  private final FreshenBalances freshenBalances;
  private final Wallets wallets;
  private final WalletBalances balances;
  private final JsonAnswers answers;
  private final BalanceViews views;

  BalanceController(
      UnitOfWork work,
      Overviews overviews,
      FreshenBalances freshenBalances,
      Wallets wallets,
      WalletBalances balances,
      JsonAnswers answers,
      BalanceViews views) {
    this.work = work;
    this.overviews = overviews;
    this.freshenBalances = freshenBalances;
    this.wallets = wallets;
    this.balances = balances;
    this.answers = answers;
    this.views = views;
  }

  @Get("/customers/{id}/balances")
  @Needs(Permission.READ_WALLET)
  @Takes(Input.QUERY)
  @Refuses(ProblemCode.NO_SUCH_CUSTOMER)
  @Operation(
      operationId = "getBalances",
      summary = "Read what a customer has",
      description =
          "Every wallet that is open or being opened, and the card account. Answers from our own"
              + " books and says how old they are. With minFreshness the provider is asked first"
              + " about what is older; when it does not answer in time, you get what is known.",
      parameters =
          @Parameter(
              name = "minFreshness",
              in = ParameterIn.QUERY,
              description = "How many seconds old it may be. What is older after all, is stale.",
              schema = @Schema(type = "integer", minimum = "10", maximum = "9999")))
  @ApiResponse(
      responseCode = "200",
      description = "The balances.",
      content = @Content(schema = @Schema(implementation = BalancesView.class)))
  HttpResponse<byte[]> ofCustomer(
      @Parameter(hidden = true) Call call, @Parameter(description = Described.CUSTOMER) String id) {
    var most = call.query("minFreshness").seconds("minFreshness", LEAST_SECONDS);
    var customer = call.customer(id);
    var known = read(call, customer);
    var view =
        most.map(age -> views.of(notOlder(call, known, age), age)).orElseGet(() -> views.of(known));
    return answers.ok(view, call.audience());
  }

  private Overview notOlder(Call call, Overview known, Duration most) {
    boolean asked = freshenBalances.handle(known, most, call.deadline().leaving(TO_READ_AGAIN));
    return asked ? read(call, known.customer().id()) : known;
  }

  private Overview read(Call call, CustomerId customer) {
    return work.reading(
            call.tenant(), () -> overviews.of(call.tenant(), customer, EnumSet.of(Part.BALANCES)))
        .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_CUSTOMER));
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
