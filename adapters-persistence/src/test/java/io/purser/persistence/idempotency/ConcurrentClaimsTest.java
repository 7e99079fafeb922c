package io.purser.persistence.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.idempotency.Claim;
import io.purser.domain.idempotency.IdempotencyRecords;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.Samples;
import io.purser.persistence.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConcurrentClaimsTest {
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static TestDatabase database;

  @BeforeAll
  static void start() {
    database = new TestDatabase();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void of_many_claims_at_once_one_is_fresh_and_the_others_are_in_flight() throws Exception {
    var tenant = database.newTenant().id();

    var claims = together(50, () -> claim(tenant, "key"));

    assertThat(claims).filteredOn(Claim.Fresh.class::isInstance).hasSize(1);
    assertThat(claims).filteredOn(Claim.InFlight.class::isInstance).hasSize(49);
  }

  @Test
  void a_claim_that_is_let_go_is_taken_over_by_one_of_many() throws Exception {
    var tenant = database.newTenant().id();
    var first = (Claim.Fresh) claim(tenant, "key");
    database
        .intakeWork()
        .inTransaction(
            tenant,
            () -> {
              records().release(first.ticket());
              return tenant;
            });

    var claims = together(50, () -> claim(tenant, "key"));

    assertThat(claims)
        .filteredOn(Claim.Fresh.class::isInstance)
        .singleElement()
        .extracting(claim -> ((Claim.Fresh) claim).ticket().attempt())
        .isEqualTo(2);
  }

  @Test
  void a_claim_does_not_wait_for_a_transaction_that_has_the_key() throws Exception {
    var tenant = database.newTenant().id();
    var claimed = new CountDownLatch(1);
    var asked = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var local =
          threads.submit(
              () ->
                  database
                      .work()
                      .inTransaction(
                          tenant,
                          () -> {
                            var claim =
                                (Claim.Fresh) records().claim(Samples.call(tenant, "key"), LEASE);
                            claimed.countDown();
                            await(asked);
                            records()
                                .complete(
                                    claim.ticket(), new StoredAnswer(201, Map.of(), "{}", null));
                            return claim;
                          }));
      await(claimed);

      var meanwhile = claim(tenant, "key");
      asked.countDown();
      local.get(60, TimeUnit.SECONDS);

      assertThat(meanwhile).isInstanceOf(Claim.InFlight.class);
      assertThat(claim(tenant, "key")).isInstanceOf(Claim.Answered.class);
    }
  }

  @Test
  void a_key_is_another_one_for_another_tenant() {
    assertThat(claim(database.newTenant().id(), "same")).isInstanceOf(Claim.Fresh.class);
    assertThat(claim(database.newTenant().id(), "same")).isInstanceOf(Claim.Fresh.class);
  }

  private static Claim claim(TenantId tenant, String key) {
    return database
        .intakeWork()
        .inTransaction(tenant, () -> records().claim(Samples.call(tenant, key), LEASE));
  }

  private static IdempotencyRecords records() {
    return database.get(IdempotencyRecords.class);
  }

  private static <T> List<T> together(int number, Callable<T> task)
      throws InterruptedException, ExecutionException {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<T>>();
      for (int i = 0; i < number; i++) {
        running.add(
            threads.submit(
                () -> {
                  await(start);
                  return task.call();
                }));
      }
      start.countDown();
      var results = new ArrayList<T>();
      for (var future : running) {
        results.add(future.get());
      }
      return results;
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
