package io.purser.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.app.setting.UnusableSetting;
import io.purser.domain.audit.Digest;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.verify.KeptHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyOptionsTest {
  private static final String TENANT = "ten_01kawf3a7e9q98ya7h0m2h2k4n";
  private static final String DIGEST = "ab".repeat(32);

  @TempDir private Path folder;

  @Test
  void without_options_everything_is_checked() {
    assertThat(VerifyOptions.parse(List.of())).contains(new VerifyOptions.Everything());
  }

  @Test
  void the_audit_log_is_read_against_no_heads_unless_some_are_given() {
    assertThat(VerifyOptions.parse(List.of("--audit")))
        .contains(new VerifyOptions.Audit(List.of(), Instant.EPOCH));
    assertThat(VerifyOptions.parse(List.of("--audit", "--unsigned-until", "2026-11-22T12:00:00Z")))
        .contains(new VerifyOptions.Audit(List.of(), Instant.parse("2026-11-22T12:00:00Z")));
  }

  @Test
  void heads_are_found_in_what_was_printed_and_in_what_was_logged() throws IOException {
    var file =
        Files.writeString(
            folder.resolve("heads"),
            """
            ok     the batches of the audit log follow one another without a gap (7 rows)
            head   %1$s 7 %2$s
            {"message":"audit log sealed: %1$s 8 %2$s","level":"INFO"}
            """
                .formatted(TENANT, DIGEST));

    assertThat(VerifyOptions.parse(List.of("--audit", "--heads", file.toString())))
        .contains(
            new VerifyOptions.Audit(
                List.of(
                    new KeptHead(new TenantId(TENANT), 7, new Digest(DIGEST)),
                    new KeptHead(new TenantId(TENANT), 8, new Digest(DIGEST))),
                Instant.EPOCH));
  }

  @Test
  void a_file_without_heads_is_not_taken_for_one_in_which_all_is_right() throws IOException {
    var empty = Files.writeString(folder.resolve("empty"), "nothing\n");

    for (var file : List.of(empty.toString(), folder.resolve("missing").toString())) {
      assertThatExceptionOfType(UnusableSetting.class)
          .isThrownBy(() -> VerifyOptions.parse(List.of("--audit", "--heads", file)));
    }
  }

  @Test
  void an_export_is_named_by_its_file() {
    assertThat(VerifyOptions.parse(List.of("--audit", "january.ndjson")))
        .contains(new VerifyOptions.File(Path.of("january.ndjson"), List.of()));
    assertThat(VerifyOptions.parse(List.of("--audit", "january.ndjson", "--all"))).isEmpty();
  }

  @Test
  void what_is_unknown_or_has_no_value_is_refused() {
    assertThat(VerifyOptions.parse(List.of("--all"))).isEmpty();
    assertThat(VerifyOptions.parse(List.of("--audit", "--heads"))).isEmpty();
    assertThat(VerifyOptions.parse(List.of("--audit", "--since", "1"))).isEmpty();
    assertThat(VerifyOptions.parse(List.of("--audit", "--unsigned-until", "today"))).isEmpty();
  }
}
