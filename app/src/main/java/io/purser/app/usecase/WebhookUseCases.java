package io.purser.app.usecase;

import io.micronaut.context.annotation.Factory;
import io.purser.app.setting.OutgoingWebhookSettings;
import io.purser.domain.event.EventFeed;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.webhook.ChangeWebhookEndpoint;
import io.purser.domain.webhook.DeliverMessage;
import io.purser.domain.webhook.Destinations;
import io.purser.domain.webhook.EventBody;
import io.purser.domain.webhook.PingWebhookEndpoint;
import io.purser.domain.webhook.PlanDeliveries;
import io.purser.domain.webhook.RedeliverEvents;
import io.purser.domain.webhook.RegisterWebhookEndpoint;
import io.purser.domain.webhook.RetrySchedule;
import io.purser.domain.webhook.SendMessages;
import io.purser.domain.webhook.WebhookDeliveries;
import io.purser.domain.webhook.WebhookEndpoints;
import io.purser.domain.webhook.WebhookObserver;
import io.purser.domain.webhook.WebhookSender;
import io.purser.domain.work.UnitOfWork;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Puts together what tells tenants' own systems of events. */
@Factory
final class WebhookUseCases {
  @Singleton
  Destinations destinations(OutgoingWebhookSettings settings) {
    return settings.destinations();
  }

  @Singleton
  RegisterWebhookEndpoint registerWebhookEndpoint(
      WebhookEndpoints endpoints,
      EventFeed feed,
      Journal journal,
      Ids ids,
      InstantSource clock,
      SecureRandom random) {
    return new RegisterWebhookEndpoint(endpoints, feed, journal, ids, clock, random);
  }

  @Singleton
  ChangeWebhookEndpoint changeWebhookEndpoint(
      WebhookEndpoints endpoints,
      WebhookDeliveries deliveries,
      Journal journal,
      InstantSource clock,
      SecureRandom random,
      OutgoingWebhookSettings settings) {
    return new ChangeWebhookEndpoint(
        endpoints, deliveries, journal, clock, random, settings.previousSecretGoodFor());
  }

  @Singleton
  RedeliverEvents redeliverEvents(
      WebhookEndpoints endpoints,
      WebhookDeliveries deliveries,
      Journal journal,
      InstantSource clock) {
    return new RedeliverEvents(endpoints, deliveries, journal, clock);
  }

  @Singleton
  PingWebhookEndpoint pingWebhookEndpoint(
      UnitOfWork work,
      WebhookEndpoints endpoints,
      WebhookSender sender,
      EventBody bodies,
      Ids ids,
      InstantSource clock) {
    return new PingWebhookEndpoint(work, endpoints, sender, bodies, ids, clock);
  }

  @Singleton
  PlanDeliveries planDeliveries(UnitOfWork work, WebhookDeliveries deliveries) {
    return new PlanDeliveries(work, deliveries);
  }

  @Singleton
  DeliverMessage deliverMessage(
      UnitOfWork work,
      WebhookEndpoints endpoints,
      WebhookDeliveries deliveries,
      EventFeed feed,
      EventBody bodies,
      WebhookSender sender,
      Journal journal,
      WebhookObserver observer,
      InstantSource clock,
      SecureRandom random) {
    return new DeliverMessage(
        work,
        endpoints,
        deliveries,
        feed,
        bodies,
        sender,
        new RetrySchedule(random),
        journal,
        observer,
        clock);
  }

  @Singleton
  SendMessages sendMessages(
      WebhookDeliveries deliveries,
      DeliverMessage deliver,
      WebhookObserver observer,
      OutgoingWebhookSettings settings) {
    return new SendMessages(
        deliveries, deliver, observer, settings.places(), settings.atOncePerEndpoint());
  }
}
