package io.purser.app.usecase;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.purser.domain.access.Logins;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.ledger.Holds;
import io.purser.domain.ledger.Ledger;
import io.purser.domain.operation.CancelOperation;
import io.purser.domain.operation.Operations;
import io.purser.domain.operation.WithheldOperations;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.transfer.CancelTransfer;
import io.purser.domain.transfer.QuoteTransfer;
import io.purser.domain.transfer.SendTransfer;
import io.purser.domain.transfer.TransferOrders;
import io.purser.domain.transfer.TransferProgress;
import io.purser.domain.transfer.TransferProvider;
import io.purser.domain.transfer.TransferQuotes;
import io.purser.domain.transfer.TransferSending;
import io.purser.domain.transfer.Transfers;
import io.purser.domain.transfer.approval.ApprovalSweep;
import io.purser.domain.transfer.approval.DecideTransfer;
import io.purser.domain.transfer.limit.ChangeTransferLimits;
import io.purser.domain.transfer.limit.TransferLimits;
import io.purser.domain.transfer.recipient.KeepRecipients;
import io.purser.domain.transfer.recipient.Recipients;
import io.purser.domain.transfer.screening.ChangeDeniedDestinations;
import io.purser.domain.transfer.screening.DeniedDestinations;
import io.purser.domain.wallet.BookTransaction;
import io.purser.domain.wallet.WalletBalances;
import io.purser.domain.wallet.WalletProvider;
import io.purser.domain.wallet.WalletTransactions;
import io.purser.domain.wallet.Wallets;
import io.purser.domain.work.UnitOfWork;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** Puts the use cases of transfers together. */
@Factory
final class TransferUseCases {
  @Singleton
  TransferOrders transferOrders(
      Customers customers, Wallets wallets, Recipients recipients, DeniedDestinations denied) {
    return new TransferOrders(customers, wallets, recipients, denied);
  }

  @Singleton
  KeepRecipients keepRecipients(
      Customers customers, Recipients recipients, Journal journal, Ids ids, InstantSource clock) {
    return new KeepRecipients(customers, recipients, journal, ids, clock);
  }

  @Singleton
  ChangeDeniedDestinations changeDeniedDestinations(
      DeniedDestinations denied, Journal journal, Ids ids, InstantSource clock) {
    return new ChangeDeniedDestinations(denied, journal, ids, clock);
  }

  @Singleton
  Holds holds(WalletBalances balances, Ledger ledger) {
    return new Holds(balances, ledger);
  }

  @Singleton
  TransferProgress transferProgress(Transfers transfers, Operations operations, Journal journal) {
    return new TransferProgress(transfers, operations, journal);
  }

  @Singleton
  SendTransfer sendTransfer(
      TransferOrders orders,
      Transfers transfers,
      TransferQuotes quotes,
      TransferLimits limits,
      Holds holds,
      Operations operations,
      Journal journal,
      Ids ids,
      InstantSource clock,
      @Property(name = "purser.transfers.approval-within", defaultValue = "72h")
          Duration approvalWithin) {
    return new SendTransfer(
        orders, transfers, quotes, limits, holds, operations, journal, ids, clock, approvalWithin);
  }

  @Singleton
  DecideTransfer decideTransfer(
      Customers customers,
      Logins logins,
      Transfers transfers,
      WithheldOperations operations,
      Journal journal,
      InstantSource clock) {
    return new DecideTransfer(customers, logins, transfers, operations, journal, clock);
  }

  @Singleton
  ApprovalSweep approvalSweep(UnitOfWork work, Transfers transfers, DecideTransfer decideTransfer) {
    return new ApprovalSweep(work, transfers, decideTransfer);
  }

  @Singleton
  ChangeTransferLimits changeTransferLimits(
      Customers customers,
      TransferLimits limits,
      Journal journal,
      InstantSource clock,
      @Property(name = "purser.transfers.approval-within", defaultValue = "72h")
          Duration approvalWithin) {
    return new ChangeTransferLimits(customers, limits, journal, clock, approvalWithin);
  }

  @Singleton
  CancelTransfer cancelTransfer(
      Customers customers, Transfers transfers, CancelOperation cancelOperation, Journal journal) {
    return new CancelTransfer(customers, transfers, cancelOperation, journal);
  }

  @Singleton
  TransferSending transferSending(
      Customers customers,
      Wallets wallets,
      WalletTransactions transactions,
      Transfers transfers,
      DeniedDestinations denied,
      Holds holds,
      WalletProvider walletProvider,
      TransferProvider provider,
      BookTransaction bookTransaction,
      TransferProgress progress,
      Journal journal) {
    return new TransferSending(
        customers,
        wallets,
        transactions,
        transfers,
        denied,
        holds,
        walletProvider,
        provider,
        bookTransaction,
        progress,
        journal);
  }

  @Singleton
  QuoteTransfer quoteTransfer(
      UnitOfWork work,
      Tenants tenants,
      TransferOrders orders,
      TransferQuotes quotes,
      TransferProvider provider,
      Ids ids,
      InstantSource clock,
      @Property(name = "purser.transfers.quote-valid-for", defaultValue = "60s")
          Duration validFor) {
    return new QuoteTransfer(work, tenants, orders, quotes, provider, ids, clock, validFor);
  }
}
