package io.purser.app.usecase;

import io.micronaut.context.annotation.Factory;
import io.purser.domain.access.Logins;
import io.purser.domain.card.Cards;
import io.purser.domain.card.account.balance.CardBalances;
import io.purser.domain.card.account.balance.RefreshCardAccount;
import io.purser.domain.card.account.funding.Fundings;
import io.purser.domain.card.account.withdrawal.Withdrawals;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.customer.ChangeCustomer;
import io.purser.domain.customer.CreateCustomer;
import io.purser.domain.customer.CustomerRegistration;
import io.purser.domain.customer.CustomerRegistry;
import io.purser.domain.customer.Customers;
import io.purser.domain.customer.ExportCustomer;
import io.purser.domain.customer.LinkLogin;
import io.purser.domain.customer.RegisterCustomer;
import io.purser.domain.customer.SuspendCustomer;
import io.purser.domain.customer.deletion.DeleteCustomer;
import io.purser.domain.customer.deletion.Obstacles;
import io.purser.domain.customer.erasure.EraseCustomer;
import io.purser.domain.customer.erasure.ErasureSweep;
import io.purser.domain.customer.erasure.Traces;
import io.purser.domain.customer.overview.FreshenBalances;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.kyc.ForgetIdentity;
import io.purser.domain.kyc.RenewVerification;
import io.purser.domain.kyc.imports.ImportVerification;
import io.purser.domain.operation.Operations;
import io.purser.domain.transfer.Transfers;
import io.purser.domain.transfer.recipient.Recipients;
import io.purser.domain.wallet.RefreshBalances;
import io.purser.domain.wallet.WalletBalances;
import io.purser.domain.work.UnitOfWork;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Puts the use cases of customers together. */
@Factory
final class CustomerUseCases {
  @Singleton
  CreateCustomer createCustomer(
      Customers customers,
      ImportVerification importVerification,
      Journal journal,
      Ids ids,
      InstantSource clock) {
    return new CreateCustomer(customers, importVerification, journal, ids, clock);
  }

  @Singleton
  ChangeCustomer changeCustomer(
      Customers customers,
      Operations operations,
      RenewVerification renewVerification,
      Journal journal,
      InstantSource clock) {
    return new ChangeCustomer(customers, operations, renewVerification, journal, clock);
  }

  @Singleton
  SuspendCustomer suspendCustomer(Customers customers, Journal journal, InstantSource clock) {
    return new SuspendCustomer(customers, journal, clock);
  }

  @Singleton
  ExportCustomer exportCustomer(Customers customers, Journal journal, InstantSource clock) {
    return new ExportCustomer(customers, journal, clock);
  }

  @Singleton
  FreshenBalances freshenBalances(
      RefreshBalances refreshBalances, RefreshCardAccount refreshCardAccount, InstantSource clock) {
    return new FreshenBalances(refreshBalances, refreshCardAccount, clock);
  }

  @Singleton
  Obstacles obstacles(
      Operations operations,
      Transfers transfers,
      WalletBalances walletBalances,
      CardOnboardings onboardings,
      Cards cards,
      Fundings fundings,
      Withdrawals withdrawals,
      CardBalances cardBalances) {
    return new Obstacles(
        operations,
        transfers,
        walletBalances,
        onboardings,
        cards,
        fundings,
        withdrawals,
        cardBalances);
  }

  @Singleton
  DeleteCustomer deleteCustomer(
      Customers customers,
      Obstacles obstacles,
      Logins logins,
      ForgetIdentity forgetIdentity,
      Recipients recipients,
      Journal journal,
      InstantSource clock) {
    return new DeleteCustomer(
        customers, obstacles, logins, forgetIdentity, recipients, journal, clock);
  }

  @Singleton
  EraseCustomer eraseCustomer(
      Customers customers, Traces traces, Journal journal, InstantSource clock) {
    return new EraseCustomer(customers, traces, journal, clock);
  }

  @Singleton
  ErasureSweep erasureSweep(UnitOfWork work, Traces traces, EraseCustomer eraseCustomer) {
    return new ErasureSweep(work, traces, eraseCustomer);
  }

  @Singleton
  LinkLogin linkLogin(Customers customers, Logins logins, Journal journal, InstantSource clock) {
    return new LinkLogin(customers, logins, journal, clock);
  }

  @Singleton
  RegisterCustomer registerCustomer(
      Customers customers, Operations operations, Journal journal, Ids ids, InstantSource clock) {
    return new RegisterCustomer(customers, operations, journal, ids, clock);
  }

  @Singleton
  CustomerRegistration customerRegistration(
      Customers customers, CustomerRegistry registry, Operations operations, Journal journal) {
    return new CustomerRegistration(customers, registry, operations, journal);
  }
}
