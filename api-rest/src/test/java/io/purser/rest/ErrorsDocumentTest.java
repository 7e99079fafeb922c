package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.rest.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** {@code docs/errors.md} says of every code what the code says of it, in the same order. */
class ErrorsDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "errors.md");

  @Test
  void the_document_lists_every_code_with_its_status_meaning_and_what_to_do() throws IOException {
    var rows =
        Files.readAllLines(DOCUMENT).stream().filter(line -> line.startsWith("| `")).toList();

    assertThat(rows)
        .containsExactlyElementsOf(
            Arrays.stream(ProblemCode.values())
                .map(
                    code ->
                        "| `%s` | %d | %s | %s |"
                            .formatted(
                                code.text(), code.status().getCode(), code.meaning(), code.next()))
                .toList());
  }
}
