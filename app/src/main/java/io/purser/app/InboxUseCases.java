package io.purser.app;

import io.micronaut.context.annotation.Factory;
import io.purser.domain.inbox.DeliveryVerifier;
import io.purser.domain.inbox.Endpoints;
import io.purser.domain.inbox.Inbox;
import io.purser.domain.inbox.InboxWorker;
import io.purser.domain.inbox.ProviderEvents;
import io.purser.domain.inbox.ReceiveDelivery;
import io.purser.domain.wallet.BookTransaction;
import io.purser.domain.wallet.RefreshBalances;
import io.purser.domain.work.UnitOfWork;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Puts together what takes in and works the provider's deliveries. */
@Factory
final class InboxUseCases {
  @Singleton
  ReceiveDelivery receiveDelivery(
      @Named("intake") UnitOfWork work,
      Endpoints endpoints,
      DeliveryVerifier verifier,
      Inbox inbox) {
    return new ReceiveDelivery(work, endpoints, verifier, inbox);
  }

  @Singleton
  InboxWorker inboxWorker(
      UnitOfWork work,
      Inbox inbox,
      ProviderEvents events,
      BookTransaction bookTransaction,
      RefreshBalances refreshBalances) {
    return new InboxWorker(work, inbox, events, bookTransaction, refreshBalances);
  }
}
