package io.purser.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.persistence.verify.Finding;
import io.purser.persistence.verify.Verification;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerificationReportTest {
  @Test
  void it_says_what_was_checked_and_what_is_wrong_a_line_each() {
    var result =
        new Verification.Result.Checked(
            List.of(
                new Finding("all is well", 1234, List.of()),
                new Finding("money is sent once", 7, List.of("operation a", "operation b"))));

    assertThat(VerificationReport.lines(result))
        .containsExactly(
            "ok     all is well (1,234 rows)",
            "WRONG  money is sent once (7 rows)",
            "         operation a",
            "         operation b",
            "1 of 2 checks have found something");
    assertThat(result.isRight()).isFalse();
  }

  @Test
  void it_says_so_when_nothing_is_wrong() {
    var result = new Verification.Result.Checked(List.of(new Finding("well", 0, List.of())));

    assertThat(VerificationReport.lines(result))
        .containsExactly("ok     well (0 rows)", "nothing is wrong");
    assertThat(result.isRight()).isTrue();
  }
}
