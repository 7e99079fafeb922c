package io.purser.persistence.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SealKeyTest {
  private static final Place HERE = new Place("customer", "email", "ten_1", "cus_1");
  private static final byte[] PLAIN = "ana@example.com".getBytes(UTF_8);

  private final SealKey key = SealKey.random();

  @Test
  void what_is_sealed_opens_where_it_was_sealed() {
    assertThat(key.open(HERE, key.seal(HERE, PLAIN))).isEqualTo(PLAIN);
  }

  @Test
  void the_same_value_never_looks_the_same() {
    assertThat(key.seal(HERE, PLAIN)).isNotEqualTo(key.seal(HERE, PLAIN));
  }

  @Test
  void the_form_is_a_version_a_nonce_and_the_ciphertext_with_its_tag() {
    var sealed = key.seal(HERE, PLAIN);

    assertThat(sealed).hasSize(1 + 12 + PLAIN.length + 16).startsWith(1);
  }

  static List<Place> otherPlaces() {
    return List.of(
        new Place("wallet", "email", "ten_1", "cus_1"),
        new Place("customer", "phone", "ten_1", "cus_1"),
        new Place("customer", "email", "ten_2", "cus_1"),
        new Place("customer", "email", "ten_1", "cus_2"));
  }

  @ParameterizedTest
  @MethodSource("otherPlaces")
  void what_is_moved_does_not_open(Place elsewhere) {
    var sealed = key.seal(HERE, PLAIN);

    assertThatExceptionOfType(BrokenSeal.class).isThrownBy(() -> key.open(elsewhere, sealed));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 12, 13, 20, 43})
  void what_is_changed_does_not_open(int position) {
    var sealed = key.seal(HERE, PLAIN);
    sealed[position] ^= 1;

    assertThatExceptionOfType(BrokenSeal.class).isThrownBy(() -> key.open(HERE, sealed));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 12, 13, 28})
  void what_is_cut_short_does_not_open(int length) {
    var sealed = Arrays.copyOf(key.seal(HERE, PLAIN), length);

    assertThatExceptionOfType(BrokenSeal.class).isThrownBy(() -> key.open(HERE, sealed));
  }

  @Test
  void another_key_does_not_open_it() {
    var sealed = key.seal(HERE, PLAIN);

    assertThatExceptionOfType(BrokenSeal.class)
        .isThrownBy(() -> SealKey.random().open(HERE, sealed))
        .withMessageNotContaining("ana");
  }
}
