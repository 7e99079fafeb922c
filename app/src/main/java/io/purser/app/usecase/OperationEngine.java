package io.purser.app.usecase;

import io.micronaut.context.annotation.Factory;
import io.purser.app.setting.WorkerSettings;
import io.purser.domain.audit.AuditLog;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.idempotency.IdempotencyRecords;
import io.purser.domain.idempotency.LocalRequests;
import io.purser.domain.idempotency.ResumableRequests;
import io.purser.domain.operation.Answers;
import io.purser.domain.operation.Backoff;
import io.purser.domain.operation.CancelOperation;
import io.purser.domain.operation.DecideOperation;
import io.purser.domain.operation.LookAgain;
import io.purser.domain.operation.OperationRequests;
import io.purser.domain.operation.OperationRunner;
import io.purser.domain.operation.OperationTelemetry;
import io.purser.domain.operation.Operations;
import io.purser.domain.operation.OperatorRequests;
import io.purser.domain.operation.Outcomes;
import io.purser.domain.operation.ProviderWrite;
import io.purser.domain.operation.ProviderWrites;
import io.purser.domain.operation.Resolver;
import io.purser.domain.operation.Retries;
import io.purser.domain.operation.RetryBudget;
import io.purser.domain.operation.WithheldOperations;
import io.purser.domain.work.UnitOfWork;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Puts together what carries requests and provider writes through. */
@Factory
final class OperationEngine {
  @Singleton
  ProviderWrites providerWrites(List<ProviderWrite<?, ?>> writes) {
    return new ProviderWrites(writes);
  }

  @Singleton
  Outcomes outcomes(
      UnitOfWork work,
      Operations operations,
      IdempotencyRecords idempotency,
      Answers answers,
      Journal journal,
      OperationTelemetry telemetry) {
    return new Outcomes(work, operations, idempotency, answers, journal, telemetry);
  }

  @Singleton
  OperationRunner operationRunner(
      UnitOfWork work,
      Operations operations,
      ProviderWrites writes,
      Outcomes outcomes,
      InstantSource clock,
      SecureRandom random,
      RetryBudget budget,
      OperationTelemetry telemetry) {
    return new OperationRunner(
        work,
        operations,
        writes,
        outcomes,
        clock,
        new Retries(new Backoff(random), OperationEngine::pause, budget),
        telemetry);
  }

  @Singleton
  CancelOperation cancelOperation(
      Operations operations, ProviderWrites writes, Outcomes outcomes, InstantSource clock) {
    return new CancelOperation(operations, writes, outcomes, clock);
  }

  @Singleton
  WithheldOperations withheldOperations(
      Operations operations, ProviderWrites writes, Outcomes outcomes, InstantSource clock) {
    return new WithheldOperations(operations, writes, outcomes, clock);
  }

  @Singleton
  DecideOperation decideOperation(
      UnitOfWork work,
      Operations operations,
      ProviderWrites writes,
      Outcomes outcomes,
      InstantSource clock) {
    return new DecideOperation(work, operations, writes, outcomes, clock);
  }

  @Singleton
  LookAgain lookAgain(
      UnitOfWork work,
      Operations operations,
      OperationRunner runner,
      AuditLog audit,
      Ids ids,
      InstantSource clock) {
    return new LookAgain(work, operations, runner, audit, ids, clock);
  }

  @Singleton
  OperatorRequests operatorRequests(
      UnitOfWork work, @Named("intake") UnitOfWork claims, IdempotencyRecords records) {
    return new OperatorRequests(work, claims, records);
  }

  @Singleton
  Resolver resolver(Operations operations, OperationRunner runner, WorkerSettings settings) {
    return new Resolver(operations, runner, settings.resolveAtOnce());
  }

  @Singleton
  OperationRequests operationRequests(
      UnitOfWork work,
      @Named("intake") UnitOfWork claims,
      IdempotencyRecords records,
      OperationRunner runner,
      Answers answers) {
    return new OperationRequests(work, claims, records, runner, answers);
  }

  @Singleton
  LocalRequests localRequests(UnitOfWork work, IdempotencyRecords records) {
    return new LocalRequests(work, records);
  }

  @Singleton
  ResumableRequests resumableRequests(
      UnitOfWork work, @Named("intake") UnitOfWork claims, IdempotencyRecords records) {
    return new ResumableRequests(work, claims, records);
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
