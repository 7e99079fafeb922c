package io.purser.domain.card.account.withdrawal;

import io.purser.domain.card.account.withdrawal.WithdrawalProvider.WithdrawalList;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.UnitOfWork;

/** Asks the provider how far a withdrawal is. */
public final class FollowWithdrawal {
  private final UnitOfWork work;
  private final Tenants tenants;
  private final Withdrawals withdrawals;
  private final WithdrawalProvider provider;
  private final WithdrawalProgress progress;

  public FollowWithdrawal(
      UnitOfWork work,
      Tenants tenants,
      Withdrawals withdrawals,
      WithdrawalProvider provider,
      WithdrawalProgress progress) {
    this.work = work;
    this.tenants = tenants;
    this.withdrawals = withdrawals;
    this.provider = provider;
    this.progress = progress;
  }

  public Result handle(TenantId tenant, WithdrawalId id, Deadline deadline) {
    return work.reading(tenant, () -> withdrawals.get(tenant, id)).orElse(null)
            instanceof Withdrawal.Pending pending
        ? ask(tenant, pending, deadline)
        : new Result.Followed();
  }

  private Result ask(TenantId tenant, Withdrawal.Pending pending, Deadline deadline) {
    var account = tenants.get(tenant).orElseThrow().account();
    return switch (provider.withdrawals(account, deadline)) {
      case WithdrawalList.Read(var reports) -> {
        reports.stream()
            .filter(report -> report.providerId().equals(pending.providerId()))
            .forEach(report -> tell(tenant, pending, report));
        yield new Result.Followed();
      }
      case WithdrawalList.Away(var why, _) -> new Result.Unavailable(why);
    };
  }

  private void tell(TenantId tenant, Withdrawal.Pending pending, ReportedWithdrawal report) {
    var _ =
        work.inTransaction(
            tenant, () -> progress.told(tenant, pending.header().customer(), report));
  }

  /** What came of it. */
  public sealed interface Result {
    record Followed() implements Result {}

    record Unavailable(String why) implements Result {}
  }
}
