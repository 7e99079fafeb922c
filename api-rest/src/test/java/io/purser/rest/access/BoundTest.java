package io.purser.rest.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundTest {
  @ParameterizedTest
  @CsvSource({
    "none, yes, yes, yes, yes",
    "dpop, no,  yes, no,  yes",
    "mtls, no,  no,  yes, yes",
    "any,  no,  yes, yes, yes",
  })
  void a_setting_says_what_tokens_must_be_bound_to(
      String setting, String free, String key, String certificate, String both) {
    var bound = Bound.of(setting);

    assertThat(bound.accepts(Binding.NONE)).isEqualTo(free.equals("yes"));
    assertThat(bound.accepts(new Binding("k", null))).isEqualTo(key.equals("yes"));
    assertThat(bound.accepts(new Binding(null, "c"))).isEqualTo(certificate.equals("yes"));
    assertThat(bound.accepts(new Binding("k", "c"))).isEqualTo(both.equals("yes"));
  }

  @Test
  void without_a_setting_they_need_not_be_and_another_stops_the_start() {
    assertThat(Bound.of(null)).isEqualTo(Bound.NONE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bound.of("key"))
        .withMessageContaining("bound is none, dpop, mtls or any");
  }
}
