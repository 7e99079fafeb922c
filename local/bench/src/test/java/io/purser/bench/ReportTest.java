package io.purser.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.local.CannotStart;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final String PAGE =
      """
      # Benchmarks

      Written by people.

      <!-- begin figures: written by ./purser bench -->

      old figures

      <!-- end figures -->

      What was tried.
      """;

  @Test
  void only_what_the_command_wrote_is_replaced() {
    assertThat(Report.replaced(PAGE, "figures", "new figures\n"))
        .isEqualTo(PAGE.replace("old figures", "new figures"));
  }

  @Test
  void writing_the_same_again_changes_nothing() {
    assertThat(Report.replaced(PAGE, "figures", "old figures")).isEqualTo(PAGE);
  }

  @Test
  void a_page_without_the_place_is_left_alone() {
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> Report.replaced(PAGE, "peer", "figures"))
        .withMessageContaining("begin peer");
  }

  @Test
  void a_report_has_its_circumstances_first() {
    assertThat(Report.text(List.of("Taken today."), List.of(new Section("Requests", "fast\n"))))
        .isEqualTo("- Taken today.\n\n### Requests\n\nfast\n");
  }

  @Test
  void a_table_reads_well_as_text() {
    assertThat(new Table("request", "ratio").row("get", "0.41").text())
        .isEqualTo(
            """
            | request | ratio |
            | ------- | ----: |
            | get     |  0.41 |
            """);
  }
}
