package io.purser.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The form that is documented, since whoever checks an export makes it again. */
class DigestedEntryTest {
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00.000001Z");

  private static DigestedEntry entry(String actor, String action, byte[] reason) {
    return DigestedEntry.of(
        "ten_1", "aud_1", NOON, actor, action, "cus_1", null, reason, "", null, null);
  }

  /** Made by {@code sha256sum} of the bytes that ADR 30 describes. */
  @Test
  void a_digest_is_that_of_the_documented_bytes() {
    assertThat(entry("service:app", "customer.created", new byte[] {1, 2}).digest().hex())
        .isEqualTo("dd7ade1ad33fbb59c1227cbc4fdf66cf83f334d2bc32872bcbec9e29be19f51b");
  }

  @Test
  void no_two_entries_have_the_same_bytes() {
    assertThat(entry("ab", "c", new byte[0]))
        .isNotEqualTo(entry("a", "bc", new byte[0]))
        .isNotEqualTo(entry("ab", "c", new byte[1]));
  }
}
