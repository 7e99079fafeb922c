package io.purser.domain.kyc.business;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ShareTest {
  @ParameterizedTest
  @CsvSource({
    "0.0001, 0.0001, false",
    "24.9999, 24.9999, false",
    "25, 25, true",
    "033.3330, 33.333, true",
    "100.0000, 100, true"
  })
  void a_share_is_told_with_no_more_decimals_than_it_needs(
      String text, String told, boolean isBeneficial) {
    assertThat(Share.problemWith(text)).isEmpty();
    assertThat(Share.of(text).text()).isEqualTo(told);
    assertThat(Share.of(text).isBeneficial()).isEqualTo(isBeneficial);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "0.0000", "100.0001", "101", "-1", "1.00001", "1,5", "1e1", "", "1."})
  void what_is_no_share_is_refused(String text) {
    assertThat(Share.problemWith(text)).isPresent();
  }

  @Test
  void there_is_no_share_of_nothing_and_none_above_the_whole() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Share(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Share(1_000_001));
  }
}
