package io.purser.persistence.audit;

import static io.purser.persistence.schema.Tables.AUDIT_ENTRY;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.audit.AuditBatch;
import io.purser.domain.audit.AuditEntry;
import io.purser.domain.audit.AuditLog;
import io.purser.domain.audit.AuditSeals;
import io.purser.domain.audit.AuditTrail;
import io.purser.domain.audit.DigestedEntry;
import io.purser.domain.audit.Initiator;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.OpenWork;
import io.purser.persistence.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many write at once, two sealers seal, and one transaction commits long after all others. */
class ConcurrentSealersTest {
  private static final int WRITERS = 5;
  private static final int TRANSACTIONS_EACH = 40;
  private static final Duration ENOUGH = Duration.ofSeconds(60);

  private TestDatabase database;
  private TenantId tenant;
  private final Queue<String> committed = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void start() {
    database = new TestDatabase();
    tenant = database.newTenant().id();
  }

  @AfterEach
  void stop() {
    database.close();
  }

  private AuditEntry entry() {
    return new AuditEntry(
        database.ids().next("aud"),
        tenant,
        Instant.now(),
        new Initiator("service:test", "why", "request-1", "192.0.2.7"),
        "key.issued",
        tenant.value(),
        null,
        List.of());
  }

  @Test
  void every_entry_is_in_one_batch_and_the_batches_follow_one_another() throws Exception {
    var written = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var open = threads.submit(() -> holdOpen(written, mayEnd));
      await(written);
      var sealers = List.of(threads.submit(() -> seal(end)), threads.submit(() -> seal(end)));
      var writers = new ArrayList<Future<?>>();
      for (int i = 0; i < WRITERS; i++) {
        var random = new Random(i);
        writers.add(threads.submit(() -> write(random)));
      }
      for (var writer : writers) {
        writer.get(ENOUGH.toSeconds(), TimeUnit.SECONDS);
      }
      awaitSealed();
      mayEnd.countDown();
      committed.add(open.get(ENOUGH.toSeconds(), TimeUnit.SECONDS));
      awaitSealed();
      end.countDown();
      for (var sealer : sealers) {
        sealer.get(ENOUGH.toSeconds(), TimeUnit.SECONDS);
      }
    }

    var chain = chain();
    assertThat(sealed(chain)).containsExactlyInAnyOrderElementsOf(committed);
    var head = AuditBatch.Head.NONE;
    for (var batch : chain) {
      assertThat(batch.number()).isEqualTo(head.number() + 1);
      assertThat(batch.previous()).isEqualTo(head.digest());
      head = batch.head();
    }
    assertThat(chain).hasSizeGreaterThan(2);
  }

  @Test
  void while_one_sealer_is_at_a_tenant_others_pass_it_over_and_do_not_wait() throws Exception {
    database
        .work()
        .inTransaction(
            tenant,
            () -> {
              var entry = entry();
              database.get(AuditLog.class).append(entry);
              return entry;
            });
    var seals = database.get(AuditSeals.class);
    try (var first = database.asApplication()) {
      first.setAutoCommit(false);
      try (var lock =
          first.prepareStatement(
              "SELECT pg_advisory_xact_lock(hashtextextended('audit sealer of ' || ?, 0))")) {
        lock.setString(1, tenant.value());
        lock.execute();
      }

      assertThat(seals.seal(tenant, 10, Instant.now())).isEmpty();
      first.rollback();
    }
    assertThat(seals.seal(tenant, 10, Instant.now())).isPresent();
  }

  /** Has the lowest id of all, and is committed last. */
  private String holdOpen(CountDownLatch written, CountDownLatch mayEnd) {
    var entry = entry();
    return database
        .work()
        .inTransaction(
            tenant,
            () -> {
              OpenWork.of(tenant)
                  .insertInto(AUDIT_ENTRY)
                  .set(database.get(AuditColumns.class).row(entry))
                  .execute();
              // On a busy machine the others take longer than anybody may be idle.
              OpenWork.of(tenant).execute("SET LOCAL idle_in_transaction_session_timeout = 0");
              written.countDown();
              await(mayEnd);
              return entry.id();
            });
  }

  private int write(Random random) {
    for (int i = 0; i < TRANSACTIONS_EACH; i++) {
      boolean changesItsMind = random.nextInt(5) == 0;
      try {
        committed.add(
            database
                .work()
                .inTransaction(
                    tenant,
                    () -> {
                      var entry = entry();
                      database.get(AuditLog.class).append(entry);
                      LockSupport.parkNanos(random.nextInt(2_000_000));
                      if (changesItsMind) {
                        throw new IllegalArgumentException("changed my mind");
                      }
                      return entry.id();
                    }));
      } catch (IllegalArgumentException expected) {
        assertThat(changesItsMind).isTrue();
      }
    }
    return TRANSACTIONS_EACH;
  }

  private long seal(CountDownLatch end) {
    long batches = 0;
    while (end.getCount() > 0) {
      batches += database.get(AuditSeals.class).seal(tenant, 20, Instant.now()).stream().count();
    }
    return batches;
  }

  private List<AuditBatch> chain() {
    return database
        .work()
        .reading(tenant, () -> database.get(AuditTrail.class).batches(tenant, 0, 1_000));
  }

  private static List<String> sealed(List<AuditBatch> chain) {
    return chain.stream()
        .flatMap(batch -> batch.entries().stream())
        .map(DigestedEntry::id)
        .toList();
  }

  private void awaitSealed() {
    var deadline = Instant.now().plus(ENOUGH);
    while (sealed(chain()).size() < committed.size()) {
      assertThat(Instant.now()).as("everything is sealed in time").isBefore(deadline);
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(ENOUGH.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
