package io.purser.rest.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/events.md} tells of every event that there is. */
class EventsDocumentTest {
  private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `([a-z_]+\\.[a-z_]+)` \\|");
  private static final Pattern RECORDED = Pattern.compile("\"([a-z_]+\\.[a-z_]+)\"");

  /** What only the audit log hears of is no event. */
  private static final Pattern AUDITED = Pattern.compile("(?s)(\\bnote|new AuditEntry)\\([^;]*;");

  @Test
  void every_event_that_end_users_see_is_documented() throws IOException {
    assertThat(documented())
        .containsAll(Arrays.stream(KnownEvent.values()).map(KnownEvent::type).toList());
  }

  /** Types are the only texts of the domain that look like this. */
  @Test
  void every_event_that_the_domain_records_is_documented() throws IOException {
    var recorded = new TreeSet<String>();
    try (var files = Files.walk(Path.of("..", "domain", "src", "main", "java"))) {
      for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        RECORDED
            .matcher(AUDITED.matcher(Files.readString(file)).replaceAll(""))
            .results()
            .forEach(found -> recorded.add(found.group(1)));
      }
    }
    assertThat(recorded).hasSizeGreaterThan(5);
    assertThat(documented()).containsAll(recorded);
  }

  private static Set<String> documented() throws IOException {
    var types = new TreeSet<String>();
    DOCUMENTED
        .matcher(Files.readString(Path.of("..", "docs", "events.md")))
        .results()
        .forEach(row -> types.add(row.group(1)));
    return types;
  }
}
