package io.purser.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.audit.Digest;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.verify.AuditVerification;
import io.purser.persistence.verify.Finding;
import io.purser.persistence.verify.KeptHead;
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

  @Test
  void of_the_audit_log_it_says_the_heads_to_be_kept() {
    var head =
        new KeptHead(
            new TenantId("ten_01kawf3a7e9q98ya7h0m2h2k4n"), 7, new Digest("ab".repeat(32)));
    var result =
        new AuditVerification.Result.Checked(
            List.of(new Finding("well", 7, List.of())), List.of(head));

    assertThat(VerificationReport.lines(result))
        .containsExactly(
            "ok     well (7 rows)",
            "nothing is wrong",
            "head   ten_01kawf3a7e9q98ya7h0m2h2k4n 7 " + "ab".repeat(32));
  }
}
