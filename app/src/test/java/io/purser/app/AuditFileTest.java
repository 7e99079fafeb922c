package io.purser.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.audit.AuditBatch;
import io.purser.domain.audit.DigestedEntry;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.verify.AuditVerification;
import io.purser.persistence.verify.Finding;
import io.purser.persistence.verify.KeptHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of an export that somebody has edited. */
class AuditFileTest {
  private static final TenantId TENANT = new TenantId("ten_01kawf3a7e9q98ya7h0m2h2k4n");
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00.000001Z");

  @TempDir private Path folder;
  private final List<String> lines = new ArrayList<>();
  private AuditBatch.Head head = AuditBatch.Head.NONE;

  @BeforeEach
  void export_two_batches() {
    batch("aud_1", "aud_2");
    batch("aud_3");
    lines.add("{\"end\":{\"batches\":2}}");
  }

  private void batch(String... ids) {
    var entries =
        List.of(ids).stream()
            .map(
                id ->
                    DigestedEntry.of(
                        TENANT.value(),
                        id,
                        NOON,
                        "service:app",
                        "customer.created",
                        "cus_1",
                        null,
                        new byte[] {1, 2},
                        "request-1",
                        null,
                        null))
            .toList();
    var batch = head.next(TENANT, NOON, entries);
    var previous = batch.previous();
    lines.add(
        """
        {"batch":{"tenantId":"%s","number":%d,"sealedAt":"%s","previous":%s,"entries":%d,"digest":"%s","mark":"00"}}"""
            .formatted(
                TENANT,
                batch.number(),
                DigestedEntry.text(NOON),
                previous == null ? "null" : "\"" + previous + "\"",
                entries.size(),
                batch.digest()));
    for (var entry : entries) {
      lines.add(
          """
          {"entry":{"tenantId":"%s","id":"%s","at":"%s","actor":"service:app","action":"customer.created",\
          "subject":"cus_1","customerId":null,"reason":"why","requestId":"request-1","address":null,"changes":[],\
          "stored":{"reason":"%s","address":null,"changes":null},"digest":"%s","mark":null}}"""
              .formatted(
                  TENANT,
                  entry.id(),
                  DigestedEntry.text(NOON),
                  Base64.getEncoder().encodeToString(new byte[] {1, 2}),
                  entry.digest()));
    }
    head = batch.head();
  }

  private AuditVerification.Result.Checked verify(KeptHead... kept) throws IOException {
    var file = Files.write(folder.resolve("export.ndjson"), lines);
    return AuditFile.verify(file, List.of(kept));
  }

  private void edit(int line, String from, String to) {
    assertThat(lines.get(line)).containsPattern(from);
    lines.set(line, lines.get(line).replaceFirst(from, to));
  }

  private List<String> said() throws IOException {
    return verify().findings().stream().map(Finding::contradictions).flatMap(List::stream).toList();
  }

  private KeptHead newest() {
    return new KeptHead(TENANT, head.number(), Objects.requireNonNull(head.digest()));
  }

  @Test
  void what_stands_behind_the_end_or_beside_a_line_is_none_of_it() throws IOException {
    var entry = lines.get(1);
    lines.add(entry);
    assertThat(said()).hasSize(1);
    lines.removeLast();
    lines.add(lines.removeLast() + entry);
    assertThat(said()).hasSize(2);
  }

  @Test
  void a_line_that_is_two_things_or_says_one_twice_is_none_of_an_export() throws IOException {
    var batch = lines.get(3);
    lines.set(3, batch.substring(0, batch.length() - 1) + ",\"end\":{\"batches\":2}}");
    assertThat(said()).isNotEmpty();
    lines.set(3, batch.replaceFirst("\"number\":2", "\"number\":2,\"number\":2"));
    assertThat(said()).isNotEmpty();
    lines.set(3, batch);
    assertThat(said()).isEmpty();
  }

  @Test
  void one_that_nobody_has_touched_is_right_and_tells_its_head() throws IOException {
    assertThat(verify().isRight()).isTrue();
    assertThat(verify().heads()).containsExactly(newest());
    assertThat(verify(newest()).isRight()).isTrue();
    assertThat(verify(new KeptHead(TENANT, 3, newest().digest())).isRight()).isFalse();
  }

  @Test
  void an_entry_that_was_edited_is_named() throws IOException {
    edit(2, "service:app", "service:ape");

    assertThat(said()).containsExactly("entry aud_2 of " + TENANT + " is not as it was sealed");
  }

  @Test
  void a_batch_from_which_an_entry_was_taken_is_named() throws IOException {
    lines.remove(1);

    assertThat(said()).containsExactly("batch 1 of " + TENANT + " is not as it was sealed");
  }

  @Test
  void entries_that_changed_places_are_named_by_their_batch() throws IOException {
    lines.add(1, lines.remove(2));

    assertThat(said()).containsExactly("batch 1 of " + TENANT + " is not as it was sealed");
  }

  @Test
  void a_batch_that_was_made_anew_does_not_follow() throws IOException {
    edit(3, "\"previous\":\"..", "\"previous\":\"00");

    assertThat(said()).anyMatch(sentence -> sentence.contains("does not follow batch 1"));
  }

  @Test
  void one_that_breaks_off_or_is_something_else_is_not_whole() throws IOException {
    lines.removeLast();
    assertThat(said()).containsExactly("it does not end as an export does");

    lines.add("nonsense");
    assertThat(said()).hasSize(2);
  }
}
