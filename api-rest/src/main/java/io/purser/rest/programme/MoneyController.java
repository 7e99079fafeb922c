package io.purser.rest.programme;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.card.account.balance.CardBalances;
import io.purser.domain.money.Money;
import io.purser.domain.programme.DollarsInUse;
import io.purser.domain.programme.MasterWallet;
import io.purser.domain.programme.MasterWallets;
import io.purser.domain.programme.RefreshMasterWallet;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Refuses;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.ProviderAway;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.InstantSource;

/** The programme's money: what the company has, and what its customers have. */
@Controller("/v1/programme")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "programme")
final class MoneyController {
  /** Twice the time for which it is not read again. */
  private static final Duration FRESH_FOR = Duration.ofMinutes(1);

  private final UnitOfWork work;
  private final RefreshMasterWallet refreshMasterWallet;
  private final MasterWallets wallets;
  private final DollarsInUse inUse;
  private final CardBalances balances;
  private final JsonAnswers answers;
  private final InstantSource clock;

  MoneyController(
      UnitOfWork work,
      RefreshMasterWallet refreshMasterWallet,
      MasterWallets wallets,
      DollarsInUse inUse,
      CardBalances balances,
      JsonAnswers answers,
      InstantSource clock) {
    this.work = work;
    this.refreshMasterWallet = refreshMasterWallet;
    this.wallets = wallets;
    this.inUse = inUse;
    this.balances = balances;
    this.answers = answers;
    this.clock = clock;
  }

  @Get("/master-wallet")
  @Needs(Permission.READ_PROGRAMME)
  @Refuses(ProblemCode.PROVIDER_UNAVAILABLE)
  @Operation(
      operationId = "getMasterWallet",
      summary = "Read what there is to fund card accounts with",
      description =
          "Asks the provider when what is known is older than half a minute; while it is away, the"
              + " answer is what it told last, with its age.")
  @ApiResponse(
      responseCode = "200",
      description = "By currency.",
      content = @Content(schema = @Schema(implementation = MasterWalletList.class)))
  HttpResponse<byte[]> masterWallet(@Parameter(hidden = true) Call call) {
    call.query();
    var tenant = call.tenant();
    if (refreshMasterWallet.unlessFresh(tenant, call.deadline())
        instanceof RefreshMasterWallet.Result.Unavailable(_, var retryAfter)) {
      throw ProviderAway.refused(retryAfter);
    }
    var now = clock.instant();
    var items =
        work.reading(
            tenant,
            () ->
                wallets.all(tenant).stream()
                    .map(
                        wallet ->
                            MasterWalletView.of(wallet, setAside(tenant, wallet), now, FRESH_FOR))
                    .toList());
    return answers.ok(new MasterWalletList(items), call.audience());
  }

  /**
   * Card accounts are funded with dollars, whatever their own currency, and dollars are swapped.
   */
  private Money setAside(TenantId tenant, MasterWallet wallet) {
    var currency = wallet.available().currency();
    return currency.equals(Money.USD) ? inUse.notIn(tenant, wallet.asOf()) : Money.zero(currency);
  }

  @Get("/card-balances")
  @Needs(Permission.READ_PROGRAMME)
  @Operation(
      operationId = "getCardBalances",
      summary = "Read what is in all card accounts together",
      description = "From what we keep; the provider is never asked.")
  @ApiResponse(
      responseCode = "200",
      description = "By currency.",
      content = @Content(schema = @Schema(implementation = CardTotalsList.class)))
  HttpResponse<byte[]> cardBalances(@Parameter(hidden = true) Call call) {
    call.query();
    var items =
        work.reading(
            call.tenant(),
            () -> balances.totals(call.tenant()).stream().map(CardTotalsView::of).toList());
    return answers.ok(new CardTotalsList(items), call.audience());
  }
}
