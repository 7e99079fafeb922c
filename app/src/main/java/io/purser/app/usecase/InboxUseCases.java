package io.purser.app.usecase;

import io.micronaut.context.annotation.Factory;
import io.purser.app.setting.RequiredSettings;
import io.purser.app.setting.WebhookSettings;
import io.purser.domain.card.RefreshCards;
import io.purser.domain.card.account.HearOfAccount;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.card.onboarding.RefreshOnboarding;
import io.purser.domain.card.spending.HearOfSpending;
import io.purser.domain.card.spending.RefreshSpending;
import io.purser.domain.event.Journal;
import io.purser.domain.inbox.Deliveries;
import io.purser.domain.inbox.DeliveryHistory;
import io.purser.domain.inbox.DeliverySweep;
import io.purser.domain.inbox.DeliveryVerifier;
import io.purser.domain.inbox.EndpointAddress;
import io.purser.domain.inbox.Endpoints;
import io.purser.domain.inbox.Inbox;
import io.purser.domain.inbox.InboxObserver;
import io.purser.domain.inbox.InboxWorker;
import io.purser.domain.inbox.MissedEvents;
import io.purser.domain.inbox.ProviderEvents;
import io.purser.domain.inbox.ProviderWebhook;
import io.purser.domain.inbox.ReceiveDelivery;
import io.purser.domain.inbox.ReplayDelivery;
import io.purser.domain.inbox.RotateWebhookSecret;
import io.purser.domain.inbox.WebhookRegistrar;
import io.purser.domain.programme.history.HistoryReadings;
import io.purser.domain.programme.swap.HearOfSwap;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.wallet.BookTransaction;
import io.purser.domain.wallet.RefreshBalances;
import io.purser.domain.work.UnitOfWork;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Puts together what takes in and works the provider's deliveries. */
@Factory
final class InboxUseCases {
  @Singleton
  ReceiveDelivery receiveDelivery(
      @Named("intake") UnitOfWork work,
      Endpoints endpoints,
      DeliveryVerifier verifier,
      Inbox inbox,
      InboxObserver observer) {
    return new ReceiveDelivery(work, endpoints, verifier, inbox, observer);
  }

  @Singleton
  InboxWorker inboxWorker(
      UnitOfWork work,
      Inbox inbox,
      ProviderEvents events,
      BookTransaction bookTransaction,
      RefreshBalances refreshBalances,
      CardOnboardings onboardings,
      RefreshOnboarding refreshOnboarding,
      RefreshCards refreshCards,
      HearOfSpending hearOfSpending,
      RefreshSpending refreshSpending,
      HearOfAccount hearOfAccount,
      HearOfSwap hearOfSwap,
      HistoryReadings histories,
      InboxObserver observer) {
    return new InboxWorker(
        work,
        inbox,
        events,
        bookTransaction,
        refreshBalances,
        onboardings,
        refreshOnboarding,
        refreshCards,
        hearOfSpending,
        refreshSpending,
        hearOfAccount,
        hearOfSwap,
        histories,
        observer);
  }

  @Singleton
  EndpointAddress endpointAddress(RequiredSettings settings) {
    return id -> settings.publicUrl() + "/v1/webhooks/yativo/" + id;
  }

  @Singleton
  ProviderWebhook providerWebhook(
      Endpoints endpoints,
      WebhookRegistrar registrar,
      EndpointAddress address,
      WebhookSettings settings) {
    return new ProviderWebhook(endpoints, registrar, address, settings.previousSecretGoodFor());
  }

  @Singleton
  DeliverySweep deliverySweep(
      UnitOfWork work,
      Endpoints endpoints,
      ProviderWebhook webhook,
      DeliveryHistory history,
      MissedEvents missedEvents,
      InboxObserver observer) {
    return new DeliverySweep(work, endpoints, webhook, history, missedEvents, observer);
  }

  @Singleton
  ReplayDelivery replayDelivery(
      UnitOfWork work,
      Tenants tenants,
      Deliveries deliveries,
      Journal journal,
      InstantSource clock) {
    return new ReplayDelivery(work, tenants, deliveries, journal, clock);
  }

  @Singleton
  RotateWebhookSecret rotateWebhookSecret(
      Tenants tenants,
      Endpoints endpoints,
      ProviderWebhook webhook,
      Journal journal,
      InstantSource clock) {
    return new RotateWebhookSecret(tenants, endpoints, webhook, journal, clock);
  }
}
