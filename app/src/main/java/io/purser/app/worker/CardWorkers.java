package io.purser.app.worker;

import io.micrometer.core.instrument.MeterRegistry;
import io.purser.app.setting.CardAccountSettings;
import io.purser.app.setting.CardFundingSettings;
import io.purser.app.setting.CardSettings;
import io.purser.app.setting.CardWithdrawalSettings;
import io.purser.app.setting.SpendingSettings;
import io.purser.domain.adoption.ImportWorker;
import io.purser.domain.card.account.balance.CardAccountSweep;
import io.purser.domain.card.account.funding.FundingSweep;
import io.purser.domain.card.account.withdrawal.WithdrawalSweep;
import io.purser.domain.card.limit.SpendingLimitSweep;
import io.purser.domain.card.onboarding.OnboardingSweep;
import io.purser.domain.card.spending.SpendingSweep;
import io.purser.domain.programme.ProgrammeSweep;
import io.purser.domain.programme.history.HistorySweep;
import io.purser.domain.programme.swap.SwapSweep;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** What is done about cards and their programme without anybody asking. */
@Singleton
final class CardWorkers {
  private static final Duration IMPORTS_LOOKED_FOR_EVERY = Duration.ofSeconds(1);
  private static final Duration PROGRAMMES_LOOKED_FOR_EVERY = Duration.ofSeconds(15);

  private final List<Worker> all;

  CardWorkers(
      OnboardingSweep onboardings,
      SpendingLimitSweep limits,
      CardSettings cards,
      SpendingSweep spending,
      SpendingSettings spendingSettings,
      CardAccountSweep accounts,
      CardAccountSettings accountSettings,
      FundingSweep fundings,
      CardFundingSettings fundingSettings,
      WithdrawalSweep withdrawals,
      CardWithdrawalSettings withdrawalSettings,
      ProgrammeSweep programmes,
      HistorySweep histories,
      SwapSweep swaps,
      ImportWorker imports,
      MeterRegistry metrics) {
    this.all =
        List.of(
            new Worker(
                "onboarding-sweep",
                Worker.Job.batch(onboardings::work),
                cards.sweepEvery(),
                metrics),
            new Worker(
                "spending-limit-sweep",
                Worker.Job.batch(limits::work),
                cards.sweepEvery(),
                metrics),
            new Worker(
                "spending-sweep",
                Worker.Job.batch(spending::work),
                spendingSettings.sweepEvery(),
                metrics),
            new Worker(
                "card-account-sweep",
                Worker.Job.batch(accounts::work),
                accountSettings.sweepEvery(),
                metrics),
            new Worker(
                "card-funding-sweep",
                Worker.Job.batch(fundings::work),
                fundingSettings.sweepEvery(),
                metrics),
            new Worker(
                "card-withdrawal-sweep",
                Worker.Job.batch(withdrawals::work),
                withdrawalSettings.sweepEvery(),
                metrics),
            new Worker(
                "programme-sweep",
                Worker.Job.batch(programmes::work),
                PROGRAMMES_LOOKED_FOR_EVERY,
                metrics),
            new Worker(
                "master-wallet-sweep",
                Worker.Job.batch(histories::work),
                PROGRAMMES_LOOKED_FOR_EVERY,
                metrics),
            new Worker(
                "swap-sweep", Worker.Job.batch(swaps::work), PROGRAMMES_LOOKED_FOR_EVERY, metrics),
            new Worker("imports", imports::work, IMPORTS_LOOKED_FOR_EVERY, metrics));
  }

  List<Worker> all() {
    return all;
  }
}
