package io.purser.domain.access.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Concurrently;
import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.access.confirmation.Confirmation.Use;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Confirmations} must do. */
public abstract class ConfirmationsContract extends StoreContract {
  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
  private static final String TOKEN = "a".repeat(64);

  private Confirmation added() {
    var confirmation =
        new Confirmation(
            ConfirmationId.next(Given.IDS),
            tenant.id(),
            given.customer(tenant).id(),
            TOKEN,
            "b".repeat(64),
            NOON,
            NOON.plusSeconds(300),
            null);
    in(() -> store().confirmations().add(confirmation));
    return confirmation;
  }

  private Optional<Confirmation> found(String hash) {
    return in(() -> store().confirmations().lock(tenant.id(), hash));
  }

  @Test
  void one_is_found_by_the_hash_of_its_token_as_it_was_added() {
    var added = added();

    assertThat(found(TOKEN)).contains(added);
    assertThat(found("c".repeat(64))).isEmpty();
    assertThat(given.in(stranger, () -> store().confirmations().lock(stranger.id(), TOKEN)))
        .isEmpty();
  }

  @Test
  void its_use_is_kept() {
    var added = added();
    var use = new Use("d".repeat(64), NOON.plusSeconds(1));

    in(() -> store().confirmations().used(tenant.id(), added.id(), use));

    assertThat(found(TOKEN)).contains(added.used(use));
  }

  @Test
  void of_many_who_use_it_at_once_one_is_the_first() {
    var added = added();

    var first =
        Concurrently.run(
            8,
            number ->
                in(
                    () -> {
                      var mine = new Use("%064x".formatted(number), NOON);
                      var locked = store().confirmations().lock(tenant.id(), TOKEN).orElseThrow();
                      if (locked.use() != null) {
                        return false;
                      }
                      store().confirmations().used(tenant.id(), added.id(), mine);
                      return true;
                    }));

    assertThat(first).containsOnlyOnce(true);
  }
}
