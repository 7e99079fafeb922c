package io.purser.yativo.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.inbox.DeliveryVerifier.Verdict;
import io.purser.domain.inbox.Endpoint;
import io.purser.domain.inbox.EndpointId;
import io.purser.yativo.testing.OneAccount;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HmacDeliveryVerifierTest {
  private static final String SECRET = "whsec_0123456789abcdef0123456789abcdef0123456789abcdef";
  private static final String OTHER = "whsec_fedcba9876543210fedcba9876543210fedcba9876543210";
  private static final String TIMESTAMP = "1747058400";
  private static final byte[] BODY =
      "{\"id\":\"evt_1\",\"type\":\"deposit.confirmed\",\"data\":{\"note\":\"Zoë\"}}"
          .getBytes(StandardCharsets.UTF_8);

  /** Computed apart, with {@code openssl dgst -sha256 -hmac}. */
  private static final String SIGNATURE =
      "sha256=0b28556a7b2b20337aaa7b2c98b2b554d78731226a9f71cf30b79c750379e393";

  private final HmacDeliveryVerifier verifier = new HmacDeliveryVerifier();

  @Test
  void what_the_provider_signed_is_genuine() {
    assertThat(verify(endpoint(SECRET, null), SIGNATURE, TIMESTAMP, BODY))
        .isEqualTo(new Verdict.Genuine(Instant.ofEpochSecond(1_747_058_400)));
  }

  @Test
  void the_case_of_the_hex_digits_does_not_matter() {
    String upper = "sha256=" + SIGNATURE.substring(7).toUpperCase(Locale.ROOT);

    assertThat(verify(endpoint(SECRET, null), upper, TIMESTAMP, BODY))
        .isInstanceOf(Verdict.Genuine.class);
  }

  @Test
  void the_previous_secret_is_good_while_there_is_one() {
    assertThat(verify(endpoint(OTHER, SECRET), SIGNATURE, TIMESTAMP, BODY))
        .isInstanceOf(Verdict.Genuine.class);
    assertThat(verify(endpoint(OTHER, null), SIGNATURE, TIMESTAMP, BODY))
        .isInstanceOf(Verdict.Forged.class);
  }

  @Test
  void a_changed_byte_of_the_body_makes_it_forged() {
    byte[] changed = BODY.clone();
    changed[changed.length - 1] ^= 1;

    assertForged(SIGNATURE, TIMESTAMP, changed);
  }

  @Test
  void the_same_text_written_differently_is_forged() {
    assertForged(
        SIGNATURE,
        TIMESTAMP,
        new String(BODY, StandardCharsets.UTF_8)
            .replace(":", ": ")
            .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void another_timestamp_makes_it_forged() {
    assertForged(SIGNATURE, "1747058401", BODY);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {SIGNATURE, "sha256=00"})
  void anything_but_one_signature_is_forged(@Nullable String second) {
    var signatures = second == null ? List.<String>of() : List.of(SIGNATURE, second);

    assertThat(verifier.verify(endpoint(SECRET, null), signatures, List.of(TIMESTAMP), BODY))
        .isInstanceOf(Verdict.Forged.class);
  }

  @Test
  void anything_but_one_timestamp_is_forged() {
    for (var timestamps : List.of(List.<String>of(), List.of(TIMESTAMP, TIMESTAMP))) {
      assertThat(verifier.verify(endpoint(SECRET, null), List.of(SIGNATURE), timestamps, BODY))
          .isInstanceOf(Verdict.Forged.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "-747058400",
        "+747058400",
        "0747058400",
        "174705840",
        "1747058400000",
        "1747058400.0",
        " 1747058400",
        "١٧٤٧٠٥٨٤٠٠",
        "2026-11-21T10:00:00Z"
      })
  void a_timestamp_that_is_no_time_in_seconds_is_forged(String timestamp) {
    assertForged(SIGNATURE, timestamp, BODY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sha256=", "sha1=00", "sha256=zz", "SHA256=00"})
  void a_signature_of_another_form_is_forged(String signature) {
    assertForged(signature, TIMESTAMP, BODY);
  }

  @Test
  void a_signature_that_is_cut_short_or_made_longer_is_forged() {
    assertForged(SIGNATURE.substring(0, SIGNATURE.length() - 2), TIMESTAMP, BODY);
    assertForged(SIGNATURE + "00", TIMESTAMP, BODY);
    assertForged(SIGNATURE.substring(7), TIMESTAMP, BODY);
  }

  private void assertForged(String signature, String timestamp, byte[] body) {
    assertThat(verify(endpoint(SECRET, null), signature, timestamp, body))
        .isInstanceOf(Verdict.Forged.class);
  }

  private Verdict verify(Endpoint endpoint, String signature, String timestamp, byte[] body) {
    return verifier.verify(endpoint, List.of(signature), List.of(timestamp), body);
  }

  private static Endpoint endpoint(String secret, @Nullable String previous) {
    return new Endpoint(
        new EndpointId("whe_01jd0000000000000000000001"),
        OneAccount.ID,
        secret,
        previous == null ? null : new Endpoint.Previous(previous, Instant.MAX));
  }
}
