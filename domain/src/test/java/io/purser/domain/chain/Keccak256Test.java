package io.purser.domain.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Keccak256Test {
  @ParameterizedTest
  @CsvSource({
    "'', c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470",
    "abc, 4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45",
    "testing, 5f16f4c7f149ac4f9510d9cf8cf384038ad348b3bcdc01915f95de12df9d1b02"
  })
  void hashes_are_those_of_ethereum(String text, String hash) {
    assertThat(hex(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(hash);
  }

  @Test
  void a_message_that_fills_a_block_gets_another_for_its_padding() {
    assertThat(hex(new byte[136]))
        .isEqualTo("3a5912a7c5faa06ee4fe906253e339467a9ce87d533c65be3c15cb231cdb25f9");
  }

  private static String hex(byte[] message) {
    return HexFormat.of().formatHex(Keccak256.hash(message));
  }
}
