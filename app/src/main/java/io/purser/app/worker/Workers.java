package io.purser.app.worker;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.purser.app.metric.InboxMetrics;
import io.purser.app.metric.OpenOperationMetrics;
import io.purser.app.metric.WebhookMetrics;
import io.purser.app.setting.RetentionSettings;
import io.purser.app.setting.WebhookSettings;
import io.purser.app.setting.WorkerSettings;
import io.purser.domain.access.KeyUses;
import io.purser.domain.audit.AuditSealer;
import io.purser.domain.customer.erasure.ErasureSweep;
import io.purser.domain.event.EventRelay;
import io.purser.domain.inbox.DeliverySweep;
import io.purser.domain.inbox.InboxWorker;
import io.purser.domain.operation.Resolver;
import io.purser.domain.throttle.Replenishment;
import io.purser.domain.transfer.approval.ApprovalSweep;
import io.purser.domain.wallet.BalanceSweep;
import io.purser.domain.webhook.PlanDeliveries;
import io.purser.domain.webhook.SendMessages;
import io.purser.persistence.Housekeeping;
import io.purser.persistence.customer.CustomersFoundByName;
import io.purser.rest.cors.TenantOrigins;
import io.purser.rest.limit.TenantRates;
import io.purser.rest.tenant.StoredSettings;
import io.purser.yativo.call.CredentialChanges;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work that no request waits for. Every node does it: what is to be done is claimed from the
 * database, so no node leads. It runs while the server does.
 */
@Singleton
final class Workers implements GracefulShutdownCapable {
  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

  private static final Duration TIDIED_EVERY = Duration.ofMinutes(10);
  private static final int TIDIED_AT_ONCE = 1000;

  /** Long enough that a batch has more than an entry or two while there is something to do. */
  private static final Duration SEALED_EVERY = Duration.ofSeconds(5);

  /** A stop waits for it. */
  private static final Duration TOKENS_AWAITED_FOR = Duration.ofMillis(250);

  private static final Duration TENANTS_NAMED_EVERY = Duration.ofSeconds(10);
  private static final Duration COUNTED_EVERY = Duration.ofSeconds(30);

  private static final Duration BACKLOG_COUNTED_EVERY = Duration.ofSeconds(10);
  private static final Duration APPROVALS_LOOKED_FOR_EVERY = Duration.ofSeconds(15);
  private static final Duration ERASED_EVERY = Duration.ofMinutes(1);
  private static final Duration KEY_USES_WRITTEN_EVERY = Duration.ofSeconds(30);
  private static final Duration SWEEPS_LOOKED_FOR_EVERY = Duration.ofSeconds(15);

  /** After a start something may have been missed, unless another node has just looked. */
  private static final Duration LOOKED_AT_BY_ANOTHER = Duration.ofSeconds(30);

  private static final Duration CREDENTIALS_LOOKED_AT_EVERY = Duration.ofSeconds(2);
  private static final Duration TENANT_SETTINGS_LOOKED_AT_EVERY = Duration.ofSeconds(2);

  private final List<Worker> workers;
  private final Worker awaitingKey;

  Workers(
      KnownRootKey rootKey,
      Resolver resolver,
      InboxWorker inbox,
      EventRelay relay,
      AuditSealer sealer,
      InboxMetrics inboxMeters,
      DeliverySweep deliverySweep,
      WebhookSettings webhooks,
      PlanDeliveries outgoing,
      SendMessages messages,
      WebhookMetrics outgoingMeters,
      BalanceSweep sweep,
      ApprovalSweep approvals,
      CardWorkers cards,
      Housekeeping housekeeping,
      CustomersFoundByName foundByName,
      Replenishment rateLimits,
      TenantRates tenantRates,
      TenantOrigins tenantOrigins,
      CredentialChanges credentials,
      StoredSettings tenantSettings,
      OpenOperationMetrics openOperations,
      KeyUses keyUses,
      ErasureSweep erasures,
      RetentionSettings retention,
      WorkerSettings settings,
      MeterRegistry metrics) {
    this.workers = new ArrayList<>(cards.all());
    workers.addAll(
        List.of(
            new Worker(
                "rate-limits", goOn -> rateLimits.work(TOKENS_AWAITED_FOR), Duration.ZERO, metrics),
            new Worker(
                "tenants-of-settings",
                goOn -> lookUp(tenantRates, tenantOrigins),
                TENANTS_NAMED_EVERY,
                metrics),
            new Worker(
                "provider-credentials",
                goOn -> takeUp(credentials),
                CREDENTIALS_LOOKED_AT_EVERY,
                metrics),
            new Worker(
                "tenant-settings",
                goOn -> takeUp(tenantSettings),
                TENANT_SETTINGS_LOOKED_AT_EVERY,
                metrics),
            new Worker("resolver", resolver::work, settings.idle(), metrics),
            new Worker("inbox", inbox::work, settings.idle(), metrics),
            new Worker("event-relay", relay::work, settings.idle(), metrics),
            new Worker("audit-sealer", sealer::work, SEALED_EVERY, metrics),
            new Worker("inbox-backlog", goOn -> count(inboxMeters), BACKLOG_COUNTED_EVERY, metrics),
            new Worker(
                "delivery-sweep",
                sweepOf(deliverySweep, webhooks.sweepEvery()),
                SWEEPS_LOOKED_FOR_EVERY,
                metrics),
            new Worker("webhook-planner", outgoing::work, settings.idle(), metrics),
            new Worker("webhook-sender", sending(messages), settings.idle(), metrics),
            new Worker(
                "webhook-backlog", goOn -> count(outgoingMeters), BACKLOG_COUNTED_EVERY, metrics),
            new Worker(
                "balance-sweep",
                Worker.Job.batch(goOn -> sweep.work()),
                settings.sweepEvery(),
                metrics),
            new Worker("approval-sweep", approvals::work, APPROVALS_LOOKED_FOR_EVERY, metrics),
            new Worker("operation-census", goOn -> count(openOperations), COUNTED_EVERY, metrics),
            new Worker("api-key-uses", writing(keyUses), KEY_USES_WRITTEN_EVERY, metrics),
            new Worker("name-index", foundByName::work, TIDIED_EVERY, metrics),
            new Worker("housekeeping", goOn -> tidy(housekeeping), TIDIED_EVERY, metrics)));
    this.awaitingKey =
        new Worker("root-key", goOn -> startOnceKnown(rootKey, goOn), settings.idle(), metrics);
    var erasedAfter = retention.deletedCustomers();
    if (erasedAfter != null) {
      workers.add(
          new Worker("erasure", goOn -> erasures.work(erasedAfter, goOn), ERASED_EVERY, metrics));
    }
  }

  private static Worker.Job sweepOf(DeliverySweep sweep, Duration every) {
    var first = every.compareTo(LOOKED_AT_BY_ANOTHER) < 0 ? every : LOOKED_AT_BY_ANOTHER;
    var atStart = new AtomicBoolean(true);
    return goOn -> sweep.work(atStart.getAndSet(false) ? first : every, goOn);
  }

  private static Worker.Job sending(SendMessages messages) {
    return new Worker.Job() {
      @Override
      public int run(BooleanSupplier goOn) {
        return messages.work(goOn);
      }

      @Override
      public void finish() {
        messages.finish();
      }
    };
  }

  private static Worker.Job writing(KeyUses uses) {
    return new Worker.Job() {
      @Override
      public int run(BooleanSupplier goOn) {
        // And then a pause, since what is noted meanwhile can wait for more.
        int _ = uses.write(goOn);
        return 0;
      }

      @Override
      public void finish() {
        int _ = uses.write(() -> true);
      }
    };
  }

  private static int count(WebhookMetrics meters) {
    meters.refresh();
    return 0;
  }

  private static int count(InboxMetrics meters) {
    meters.refresh();
    return 0;
  }

  private static int lookUp(TenantRates rates, TenantOrigins origins) {
    rates.refresh();
    origins.refresh();
    return 0;
  }

  private static int takeUp(CredentialChanges credentials) {
    credentials.takeUp();
    return 0;
  }

  private static int takeUp(StoredSettings tenantSettings) {
    tenantSettings.takeUp();
    return 0;
  }

  private static int count(OpenOperationMetrics openOperations) {
    openOperations.refresh();
    return 0;
  }

  /** Nothing, once less is left of everything than is done at once: what comes can wait. */
  private static int tidy(Housekeeping housekeeping) {
    return LongStream.of(
            housekeeping.purgeIdempotencyRecords(TIDIED_AT_ONCE),
            housekeeping.dropDeliveryBodies(TIDIED_AT_ONCE),
            housekeeping.purgeOutgoingDeliveries(TIDIED_AT_ONCE),
            housekeeping.purgeCardCodes(TIDIED_AT_ONCE),
            housekeeping.purgeConfirmations(TIDIED_AT_ONCE),
            housekeeping.purgeInvitations(TIDIED_AT_ONCE),
            housekeeping.purgeUsedProofs(TIDIED_AT_ONCE),
            housekeeping.purgeRateTokens(TIDIED_AT_ONCE))
        .filter(removed -> removed >= TIDIED_AT_ONCE)
        .mapToInt(Math::toIntExact)
        .sum();
  }

  /** Without the key nothing that is taken up could be opened, and it would count as tried. */
  private int startOnceKnown(KnownRootKey rootKey, BooleanSupplier goOn) {
    if (rootKey.isKnown() && goOn.getAsBoolean()) {
      workers.forEach(Worker::start);
      awaitingKey.stop();
    }
    return 0;
  }

  @EventListener
  void onStartup(ServerStartupEvent started) {
    awaitingKey.start();
    LOG.info("serving {}", started.getSource().getURL());
  }

  /**
   * The grace period is longer than one call to the provider, so a write is not given up once it is
   * sent. What is not finished by its end is settled by another node, or after the next start.
   */
  @Override
  public CompletionStage<?> shutdownGracefully() {
    awaitingKey.stop();
    workers.forEach(Worker::stop);
    return CompletableFuture.allOf(
        workers.stream().map(Worker::ended).toArray(CompletableFuture[]::new));
  }
}
