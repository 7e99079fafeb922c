package io.purser.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.tenant.TenantMode;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class KeySecretTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  @Test
  void a_key_says_what_it_is_for_and_what_may_be_said_of_it() {
    var test = KeySecret.random(TenantMode.TEST, RANDOM);
    var live = KeySecret.random(TenantMode.LIVE, RANDOM);

    assertThat(test.reveal()).matches("psk_test_[0-9a-hjkmnp-tv-z]{12}_[0-9a-hjkmnp-tv-z]{59}");
    assertThat(live.reveal()).startsWith(live.publicPart() + "_");
    assertThat(live.publicPart()).matches("psk_live_[0-9a-hjkmnp-tv-z]{12}");
    assertThat(test).hasToString(test.publicPart() + "_…");
    assertThat(KeySecret.parse(test.reveal())).contains(test);
    assertThat(KeySecret.parse(test.reveal()).orElseThrow().hash()).isEqualTo(test.hash());
  }

  @Test
  void two_keys_have_nothing_in_common() {
    var seen = new HashSet<String>();
    for (int i = 0; i < 100; i++) {
      var key = KeySecret.random(TenantMode.TEST, RANDOM);
      assertThat(seen.add(key.publicPart())).isTrue();
      assertThat(seen.add(key.reveal().substring(key.publicPart().length()))).isTrue();
    }
  }

  @Test
  void a_mistyped_key_is_known_for_one_wherever_the_mistake_is() {
    var key = KeySecret.random(TenantMode.LIVE, RANDOM).reveal();

    for (int i = 0; i < key.length(); i++) {
      char other = key.charAt(i) == 'a' ? 'b' : 'a';
      var mistyped = key.substring(0, i) + other + key.substring(i + 1);
      assertThat(KeySecret.parse(mistyped)).as(mistyped).isEmpty();
      // What is as long as a key of before is looked up, and is unknown.
      if (i != "psk_live_".length() + 43) {
        assertThat(KeySecret.parse(key.substring(0, i))).isEmpty();
      }
    }
    assertThat(KeySecret.parse(key + "0")).isEmpty();
    assertThat(KeySecret.parse(key.toUpperCase(Locale.ROOT))).isEmpty();
    assertThat(KeySecret.parse(key.replace("live", "test"))).isEmpty();
  }

  @Test
  void a_key_of_before_there_was_a_public_part_has_one_that_follows_from_its_hash() {
    var key = KeySecret.parse("psk_live_" + "aB3_-".repeat(8) + "xyz").orElseThrow();

    assertThat(key.publicPart()).isEqualTo("psk_live_" + key.hash().substring(0, 12));
    assertThat(key).hasToString(key.publicPart() + "_…");
    assertThat(KeySecret.parse("psk_test_" + "aB3_-".repeat(8) + "xyz")).isEmpty();
  }

  @Test
  void the_hash_is_sha_256_in_hex() {
    var key = KeySecret.parse("psk_live_" + "0".repeat(43)).orElseThrow();

    assertThat(key.hash())
        .isEqualTo("4c0f40b1621e84ceda8f5bf5064cb98a573635e8f68498165d4bf661f70e6853");
    assertThat(KeySecret.looksLikeKey(key.reveal())).isTrue();
    assertThat(KeySecret.looksLikeKey("eyJhbGciOi")).isFalse();
  }
}
