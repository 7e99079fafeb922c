package io.purser.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.purser.domain.Given;
import io.purser.domain.InMemoryStore;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditSealerTest {
  private final InMemoryStore store = new InMemoryStore();
  private final Given given = new Given(store);
  private final List<AuditBatch> told = new ArrayList<>();
  private final AuditSealer sealer = sealer(store.auditSeals());

  private AuditSealer sealer(AuditSeals seals) {
    return new AuditSealer(seals, told::add, store.clock());
  }

  private void done(Tenant tenant, int times) {
    given.in(
        tenant,
        () -> {
          for (int i = 0; i < times; i++) {
            store
                .auditLog()
                .append(
                    new AuditEntry(
                        Given.IDS.next("aud"),
                        tenant.id(),
                        store.now(),
                        Initiator.RESOLVER,
                        "key.issued",
                        tenant.id().value(),
                        null,
                        List.of()));
          }
        });
  }

  @Test
  void it_makes_a_batch_for_every_tenant_that_waits_and_tells_of_each() {
    var first = given.tenant();
    var second = given.tenant();
    done(first, 3);
    done(second, 2);

    assertThat(sealer.work(() -> true)).isZero();

    assertThat(told)
        .extracting(AuditBatch::tenant)
        .containsExactlyInAnyOrder(first.id(), second.id());
    assertThat(told).allSatisfy(batch -> assertThat(batch.sealedAt()).isEqualTo(store.now()));
    sealer.work(() -> true);
    assertThat(told).hasSize(2);
  }

  @Test
  void it_goes_on_at_once_while_batches_are_full() {
    done(given.tenant(), AuditSealer.ENTRIES_AT_ONCE + 1);

    assertThat(sealer.work(() -> true)).isOne();
    assertThat(sealer.work(() -> true)).isZero();
    assertThat(told)
        .extracting(batch -> batch.entries().size())
        .containsExactly(AuditSealer.ENTRIES_AT_ONCE, 1);
  }

  @Test
  void it_begins_nothing_when_it_is_to_stop() {
    done(given.tenant(), 1);

    sealer.work(() -> false);

    assertThat(told).isEmpty();
  }

  @Test
  void it_says_how_long_the_oldest_has_waited() {
    done(given.tenant(), 1);
    store.letTimePass(Duration.ofSeconds(7));
    done(given.tenant(), 1);

    sealer.work(() -> true);
    assertThat(sealer.lag()).isEqualTo(Duration.ofSeconds(7));
    sealer.work(() -> true);
    assertThat(sealer.lag()).isZero();
  }

  @Test
  void a_tenant_that_fails_holds_up_no_other() {
    var failing = given.tenant();
    done(failing, 1);
    store.letTimePass(Duration.ofSeconds(1));
    var healthy = given.tenant();
    done(healthy, 1);
    var broken = sealer(new FailingFor(failing.id(), store.auditSeals()));

    assertThatThrownBy(() -> broken.work(() -> true)).hasMessage("cannot seal");

    assertThat(told).extracting(AuditBatch::tenant).containsExactly(healthy.id());
  }

  private record FailingFor(TenantId tenant, AuditSeals others) implements AuditSeals {
    @Override
    public List<Waiting> waiting(int maximum) {
      return others.waiting(maximum);
    }

    @Override
    public Optional<AuditBatch> seal(TenantId wanted, int maximum, Instant at) {
      if (wanted.equals(tenant)) {
        throw new IllegalStateException("cannot seal");
      }
      return others.seal(wanted, maximum, at);
    }
  }
}
