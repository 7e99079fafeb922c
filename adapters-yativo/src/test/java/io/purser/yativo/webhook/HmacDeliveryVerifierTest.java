package io.purser.yativo.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.CpuTime;
import io.purser.domain.inbox.DeliveryVerifier.Verdict;
import io.purser.domain.inbox.Endpoint;
import io.purser.domain.inbox.EndpointId;
import io.purser.yativo.testing.OneAccount;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

  private static final String HEX = SIGNATURE.substring(7);
  private static final String TEXT = new String(BODY, StandardCharsets.UTF_8);

  /** What somebody sends who does not know the secret, or changes what was signed. */
  record Forgery(String what, List<String> signatures, List<String> timestamps, String body) {
    static Forgery signature(String what, String... signatures) {
      return new Forgery(what, List.of(signatures), List.of(TIMESTAMP), TEXT);
    }

    static Forgery timestamp(String what, String... timestamps) {
      return new Forgery(what, List.of(SIGNATURE), List.of(timestamps), TEXT);
    }

    static Forgery body(String what, String text) {
      return new Forgery(what, List.of(SIGNATURE), List.of(TIMESTAMP), text);
    }

    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Forgery> forgeries() {
    return Stream.of(
        Forgery.signature("none"),
        Forgery.signature("two that are alike", SIGNATURE, SIGNATURE),
        Forgery.signature("a good one and another", SIGNATURE, "sha256=00"),
        Forgery.signature("another and a good one", "sha256=00", SIGNATURE),
        Forgery.signature("two in one header", SIGNATURE + "," + SIGNATURE),
        Forgery.signature("empty", ""),
        Forgery.signature("without digits", "sha256="),
        Forgery.signature("without its algorithm", HEX),
        Forgery.signature("another algorithm", "sha1=" + HEX),
        Forgery.signature("a longer algorithm", "sha512=" + HEX + HEX),
        Forgery.signature("its algorithm in capitals", "SHA256=" + HEX),
        Forgery.signature("a space before", " " + SIGNATURE),
        Forgery.signature("a space behind", SIGNATURE + " "),
        Forgery.signature("a line behind", SIGNATURE + "\n"),
        Forgery.signature("a byte too short", SIGNATURE.substring(0, SIGNATURE.length() - 2)),
        Forgery.signature("a digit too short", SIGNATURE.substring(0, SIGNATURE.length() - 1)),
        Forgery.signature("a byte too long", SIGNATURE + "00"),
        Forgery.signature("no hexadecimal digits", "sha256=" + "z".repeat(64)),
        Forgery.signature("digits of another script", "sha256=" + "\u0660".repeat(64)),
        Forgery.signature("nothing but zeros", "sha256=" + "0".repeat(64)),
        Forgery.signature("its first bit turned", "sha256=" + "8" + HEX.substring(1)),
        Forgery.signature("its last bit turned", "sha256=" + HEX.substring(0, 63) + "2"),
        Forgery.signature("read backwards", "sha256=" + new StringBuilder(HEX).reverse()),
        Forgery.signature("as long as a header may be", "sha256=" + HEX.repeat(128)),
        Forgery.timestamp("no time"),
        Forgery.timestamp("the time twice", TIMESTAMP, TIMESTAMP),
        Forgery.timestamp("two times", TIMESTAMP, "1747058401"),
        Forgery.timestamp("an empty time", ""),
        Forgery.timestamp("a word", "now"),
        Forgery.timestamp("a second later", "1747058401"),
        Forgery.timestamp("a second before", "1747058399"),
        Forgery.timestamp("a negative time", "-747058400"),
        Forgery.timestamp("a sign", "+747058400"),
        Forgery.timestamp("a zero before", "0747058400"),
        Forgery.timestamp("a digit too few", "174705840"),
        Forgery.timestamp("milliseconds", "1747058400000"),
        Forgery.timestamp("a fraction", "1747058400.0"),
        Forgery.timestamp("a space before the time", " 1747058400"),
        Forgery.timestamp("a time in digits of another script", "١٧٤٧٠٥٨٤٠٠"),
        Forgery.timestamp("a time in words", "2026-11-21T10:00:00Z"),
        Forgery.timestamp("a time with a part of the body", TIMESTAMP + ".{"),
        Forgery.body("no body", ""),
        Forgery.body("a byte more", TEXT + " "),
        Forgery.body("a byte less", TEXT.substring(0, TEXT.length() - 1)),
        Forgery.body("a letter changed", TEXT.replace("deposit", "Deposit")),
        Forgery.body("the same written otherwise", TEXT.replace(":", ": ")),
        Forgery.body("the same with its letter composed", TEXT.replace("\u00eb", "e\u0308")),
        Forgery.body("the same with its letter escaped", TEXT.replace("\u00eb", "\\u00eb")),
        Forgery.body("a mark of byte order before", "\ufeff" + TEXT),
        Forgery.body("the time before", TIMESTAMP + "." + TEXT));
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void anything_else_is_forged(Forgery forgery) {
    CpuTime.isBounded(
        () ->
            assertThat(
                    verifier.verify(
                        endpoint(SECRET, OTHER),
                        forgery.signatures(),
                        forgery.timestamps(),
                        forgery.body().getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Verdict.Forged.class));
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
