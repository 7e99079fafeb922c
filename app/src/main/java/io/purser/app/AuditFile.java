package io.purser.app;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.purser.domain.audit.AuditBatch;
import io.purser.domain.audit.Digest;
import io.purser.domain.audit.DigestedEntry;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.verify.AuditVerification;
import io.purser.persistence.verify.Finding;
import io.purser.persistence.verify.KeptHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An export of the audit log, checked with nothing but itself: that every digest is that of what
 * stands there, and that the batches follow one another. Who made it is not shown by this, but by a
 * head in it that was kept elsewhere.
 */
final class AuditFile {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final List<String> batchesWrong = new ArrayList<>();
  private final List<String> entriesWrong = new ArrayList<>();
  private final Set<KeptHead> heads = new LinkedHashSet<>();
  private @Nullable Batch open;
  private final List<DigestedEntry> entries = new ArrayList<>();
  private @Nullable KeptHead head;
  private int batchCount;
  private int entryCount;
  private boolean endSeen;
  private boolean ended;

  private AuditFile() {}

  /**
   * @param kept heads that must be in the file
   * @throws IOException when it cannot be read
   */
  static AuditVerification.Result.Checked verify(Path file, List<KeptHead> kept)
      throws IOException {
    var read = new AuditFile();
    try (var lines = Files.newBufferedReader(file)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        read.take(line);
      }
    }
    return read.result(kept);
  }

  private void take(String text) {
    try {
      var line = JSON.readValue(text, Line.class);
      if (endSeen || !line.isOneThing() || (line.entry() != null && open == null)) {
        throw new IllegalArgumentException("a line that stands in no export, or not there");
      }
      if (line.batch() != null) {
        close();
        open = line.batch();
        batchCount++;
      } else if (line.entry() != null) {
        entryCount++;
        take(line.entry());
      } else if (line.end() != null) {
        close();
        endSeen = true;
        ended = line.end().batches() == batchCount;
      }
    } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
      batchesWrong.add(
          "a line after %d batches and %d entries is none of an export"
              .formatted(batchCount, entryCount));
    }
  }

  private void take(Entry entry) {
    var again = entry.digested();
    if (!again.digest().hex().equals(entry.digest())) {
      entriesWrong.add(
          "entry %s of %s is not as it was sealed".formatted(entry.id(), entry.tenantId()));
    }
    // What the entry says of itself, so that one that was edited is told alone.
    entries.add(new DigestedEntry(again.id(), new Digest(String.valueOf(entry.digest()))));
  }

  private void close() {
    var batch = open;
    if (batch == null) {
      return;
    }
    var tenant = new TenantId(batch.tenantId());
    var before = head;
    var again =
        new AuditBatch(
            tenant,
            batch.number(),
            Instant.parse(batch.sealedAt()),
            batch.previous() == null ? null : new Digest(batch.previous()),
            entries);
    if (!again.digest().hex().equals(batch.digest())) {
      batchesWrong.add("batch %d of %s is not as it was sealed".formatted(batch.number(), tenant));
    }
    if (before != null
        && (!tenant.equals(before.tenant())
            || batch.number() != before.number() + 1
            || !before.digest().equals(again.previous()))) {
      batchesWrong.add(
          "batch %d of %s does not follow batch %d"
              .formatted(batch.number(), tenant, before.number()));
    }
    // What the next one has to name, so that a batch that was edited is told alone.
    head = new KeptHead(tenant, batch.number(), new Digest(batch.digest()));
    heads.add(new KeptHead(tenant, batch.number(), again.digest()));
    entries.clear();
    open = null;
  }

  private AuditVerification.Result.Checked result(List<KeptHead> kept) {
    var findings = new ArrayList<Finding>();
    findings.add(
        new Finding(
            "every batch of the file is as it was sealed and follows the one before",
            batchCount,
            batchesWrong));
    findings.add(
        new Finding("every entry of the file is as it was sealed", entryCount, entriesWrong));
    findings.add(
        new Finding(
            "the file is whole",
            1,
            ended ? List.of() : List.of("it does not end as an export does")));
    if (!kept.isEmpty()) {
      findings.add(
          new Finding(
              "the heads that were kept are in the file",
              kept.size(),
              kept.stream()
                  .filter(wanted -> !heads.contains(wanted))
                  .map(wanted -> "batch %d of %s".formatted(wanted.number(), wanted.tenant()))
                  .toList()));
    }
    return new AuditVerification.Result.Checked(
        findings, heads.stream().reduce((_, newest) -> newest).stream().toList());
  }

  record Line(@Nullable Batch batch, @Nullable Entry entry, @Nullable End end) {
    boolean isOneThing() {
      int things = (batch == null ? 0 : 1) + (entry == null ? 0 : 1) + (end == null ? 0 : 1);
      return things == 1;
    }
  }

  record End(long batches) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Batch(
      String tenantId, long number, String sealedAt, @Nullable String previous, String digest) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Entry(
      String tenantId,
      String id,
      String at,
      String actor,
      String action,
      String subject,
      @Nullable String customerId,
      @Nullable String requestId,
      Stored stored,
      @Nullable String digest) {
    DigestedEntry digested() {
      return DigestedEntry.of(
          tenantId,
          id,
          Instant.parse(at),
          actor,
          action,
          subject,
          customerId,
          bytes(stored.reason()),
          requestId,
          bytes(stored.address()),
          bytes(stored.changes()));
    }
  }

  record Stored(@Nullable String reason, @Nullable String address, @Nullable String changes) {}

  private static byte @Nullable [] bytes(@Nullable String base64) {
    return base64 == null ? null : Base64.getDecoder().decode(base64);
  }
}
