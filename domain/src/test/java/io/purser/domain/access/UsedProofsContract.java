package io.purser.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.domain.Concurrently;
import io.purser.domain.StoreContract;
import io.purser.domain.tenant.Tenant;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link UsedProofs} must do. */
public abstract class UsedProofsContract extends StoreContract {
  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
  private static final String ONE = "a".repeat(64);
  private static final String ANOTHER = "b".repeat(64);

  private boolean use(Tenant owner, String hash) {
    return given.in(owner, () -> store().usedProofs().use(owner.id(), hash, NOON));
  }

  @Test
  void each_is_good_once_in_each_tenant() {
    assertThat(use(tenant, ONE)).isTrue();
    assertThat(use(tenant, ONE)).isFalse();
    assertThat(use(tenant, ANOTHER)).isTrue();
    assertThat(use(stranger, ONE)).isTrue();
    assertThat(use(tenant, ONE)).isFalse();
  }

  @Test
  void of_many_who_show_it_at_once_one_is_the_first() {
    var first = Concurrently.run(8, _ -> use(tenant, ONE));

    assertThat(first).containsOnlyOnce(true);
  }

  @Test
  void what_was_not_committed_was_not_shown() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                in(
                    () -> {
                      assertThat(store().usedProofs().use(tenant.id(), ONE, NOON)).isTrue();
                      throw new IllegalStateException("the node dies here");
                    }));

    assertThat(use(tenant, ONE)).isTrue();
  }
}
