package io.purser.persistence.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class WordMarkTest {
  private static final byte[] ONE = hash("0587");
  private static final byte[] OTHER = hash("ff80");

  /** Its first two bytes; the others choose nothing. */
  private static byte[] hash(String beginning) {
    return Arrays.copyOf(HexFormat.of().parseHex(beginning), 16);
  }

  @Test
  void a_word_sets_the_bits_that_its_hash_begins_with() {
    assertThat(WordMark.bitsOf(ONE)).containsExactly(0x05, 0x07);
    assertThat(WordMark.bitsOf(OTHER)).containsExactly(0x7f, 0x00);
  }

  /** The last byte's highest bit is bit 127, as get_bit of PostgreSQL counts. */
  @Test
  void everybody_is_marked_with_each_of_their_words() {
    assertThat(HexFormat.of().formatHex(WordMark.of(new byte[][] {ONE, OTHER})))
        .isEqualTo("a1" + "00".repeat(14) + "80");
  }

  @Test
  void nobody_without_words_is_marked() {
    assertThat(WordMark.of(new byte[0][])).isEqualTo(new byte[WordMark.BYTES]);
  }
}
