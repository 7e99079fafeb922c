package io.purser.domain.card.account;

import io.purser.domain.card.account.AccountReport.BalanceTold;
import io.purser.domain.card.account.AccountReport.Changed;
import io.purser.domain.card.account.AccountReport.FundingEnded;
import io.purser.domain.card.account.AccountReport.WithdrawalSettled;
import io.purser.domain.card.account.balance.CardBalance;
import io.purser.domain.card.account.balance.LearnBalance;
import io.purser.domain.card.account.balance.RefreshCardAccount;
import io.purser.domain.card.account.funding.FollowFundings;
import io.purser.domain.card.account.funding.FundingProgress;
import io.purser.domain.card.account.withdrawal.WithdrawalProgress;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.card.onboarding.OnboardingId;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.UnitOfWork;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Works what the provider's events say about card accounts. Figures are taken as they are told when
 * they are certainly the newest; else the provider is asked.
 */
public final class HearOfAccount {
  private final UnitOfWork work;
  private final CardOnboardings onboardings;
  private final LearnBalance learn;
  private final RefreshCardAccount refresh;
  private final FundingProgress progress;
  private final FollowFundings follow;
  private final WithdrawalProgress withdrawals;

  public HearOfAccount(
      UnitOfWork work,
      CardOnboardings onboardings,
      LearnBalance learn,
      RefreshCardAccount refresh,
      FundingProgress progress,
      FollowFundings follow,
      WithdrawalProgress withdrawals) {
    this.work = work;
    this.onboardings = onboardings;
    this.learn = learn;
    this.refresh = refresh;
    this.progress = progress;
    this.follow = follow;
    this.withdrawals = withdrawals;
  }

  /**
   * @param of the onboarding that led to the account
   * @param saidAt the latest moment at which it can have been so; null when the event is too old,
   *     or of a time to come, to be believed
   */
  public Result handle(
      TenantId tenant,
      OnboardingId of,
      AccountReport report,
      @Nullable Instant saidAt,
      Deadline deadline) {
    var customer =
        work.reading(tenant, () -> onboardings.get(tenant, of)).orElseThrow().header().customer();
    return switch (report) {
      case BalanceTold(var balance) when saidAt != null ->
          told(tenant, customer, CardBalance.delivered(balance, saidAt), deadline);
      case BalanceTold _, Changed _ -> ask(tenant, customer, deadline);
      case FundingEnded ended when saidAt != null -> ended(tenant, customer, ended);
      case FundingEnded _ -> follow(tenant, customer, deadline);
      // However old it is: what is settled stays so.
      case WithdrawalSettled settled -> settled(tenant, customer, settled);
    };
  }

  private Result told(TenantId tenant, CustomerId customer, CardBalance told, Deadline deadline) {
    return switch (work.inTransaction(tenant, () -> learn.handle(tenant, customer, told))) {
      case LearnBalance.Result.Learned _ -> new Result.Applied();
      case LearnBalance.Result.KnownAlready _ -> new Result.NothingNew();
      case LearnBalance.Result.Unclear _ -> ask(tenant, customer, deadline);
    };
  }

  private Result ended(TenantId tenant, CustomerId customer, FundingEnded report) {
    boolean changed =
        work.inTransaction(
            tenant,
            () ->
                progress.told(
                    tenant, customer, report.providerId(), report.progress(), report.credited()));
    return changed ? new Result.Applied() : new Result.NothingNew();
  }

  private Result settled(TenantId tenant, CustomerId customer, WithdrawalSettled report) {
    return switch (work.inTransaction(
        tenant,
        () -> withdrawals.settled(tenant, customer, report.providerId(), report.amount()))) {
      case CHANGED -> new Result.Applied();
      case KNOWN -> new Result.NothingNew();
      case TO_BE_TOLD_AGAIN ->
          new Result.Unavailable("the operation does not know its withdrawal yet");
    };
  }

  private Result follow(TenantId tenant, CustomerId customer, Deadline deadline) {
    return switch (follow.handle(tenant, customer, deadline)) {
      case FollowFundings.Result.Followed _ -> new Result.AskedInstead();
      case FollowFundings.Result.Unavailable(var why) -> new Result.Unavailable(why);
    };
  }

  private Result ask(TenantId tenant, CustomerId customer, Deadline deadline) {
    return switch (refresh.handle(tenant, customer, deadline)) {
      case RefreshCardAccount.Result.Refreshed _ -> new Result.AskedInstead();
      case RefreshCardAccount.Result.NothingToAsk _ -> new Result.NothingNew();
      case RefreshCardAccount.Result.Unavailable(var why) -> new Result.Unavailable(why);
    };
  }

  /** What came of it. */
  public sealed interface Result {
    record Applied() implements Result {}

    record NothingNew() implements Result {}

    /** The provider has said how it is. */
    record AskedInstead() implements Result {}

    record Unavailable(String why) implements Result {}
  }
}
