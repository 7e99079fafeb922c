package io.purser.app;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.app.worker.KnownRootKey;
import io.purser.persistence.DatabaseHealth;
import io.purser.rest.tenant.StoredSettings;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tells those who route traffic whether to. Says nothing else, since anyone may ask. */
@Hidden
@Controller("/health")
final class HealthController implements GracefulShutdownCapable {
  private final DatabaseHealth database;
  private final KnownRootKey rootKey;
  private final StoredSettings tenantSettings;
  private volatile boolean draining;

  HealthController(DatabaseHealth database, KnownRootKey rootKey, StoredSettings tenantSettings) {
    this.database = database;
    this.rootKey = rootKey;
    this.tenantSettings = tenantSettings;
  }

  /** The process runs. When this fails it should be replaced. */
  @Get("/live")
  Map<String, String> live() {
    return Map.of("state", "up");
  }

  /**
   * The database answers and has our schema, the root key is known, and so is what was set for
   * tenants. The provider is not asked: without it the platform still serves.
   */
  @Get("/ready")
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<Map<String, String>> ready() {
    return !draining && database.isReady() && rootKey.isKnown() && tenantSettings.isKnown()
        ? HttpResponse.ok(Map.of("state", "up"))
        : HttpResponse.<Map<String, String>>status(HttpStatus.SERVICE_UNAVAILABLE)
            .body(Map.of("state", "down"));
  }

  /**
   * The first thing that a shutdown does, so that no new traffic is sent here while the rest is
   * finished.
   */
  @Override
  public CompletionStage<?> shutdownGracefully() {
    draining = true;
    return CompletableFuture.completedFuture(null);
  }
}
