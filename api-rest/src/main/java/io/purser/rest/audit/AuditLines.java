package io.purser.rest.audit;

import io.purser.domain.audit.DigestedEntry;
import io.purser.domain.audit.RecordedChange;
import io.purser.domain.audit.SealedEntries;
import io.purser.rest.download.Download;
import io.purser.rest.json.JsonText;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Batches of the audit log, a line for each and for each of their entries, and one at the end. */
final class AuditLines implements Iterator<InputStream> {
  private final Iterator<SealedEntries> batches;
  private final JsonText json;
  private long count;
  private boolean ended;

  AuditLines(Iterator<SealedEntries> batches, JsonText json) {
    this.batches = batches;
    this.json = json;
  }

  @Override
  public boolean hasNext() {
    return !ended;
  }

  @Override
  public InputStream next() {
    var lines = new StringBuilder();
    if (batches.hasNext()) {
      count++;
      append(lines, batches.next());
    } else {
      ended = true;
      line(lines, Map.of("end", new End(count)));
    }
    return Download.text(lines.toString());
  }

  private void append(StringBuilder lines, SealedEntries sealed) {
    var batch = sealed.batch();
    var previous = batch.previous();
    line(
        lines,
        Map.of(
            "batch",
            new Batch(
                batch.tenant().value(),
                batch.number(),
                DigestedEntry.text(batch.sealedAt()),
                previous == null ? null : previous.hex(),
                batch.entries().size(),
                batch.digest().hex(),
                sealed.mark().hex())));
    sealed.entries().forEach(stored -> line(lines, Map.of("entry", entry(stored))));
  }

  private void line(StringBuilder lines, Object value) {
    lines.append(json.write(value)).append('\n');
  }

  private static Entry entry(SealedEntries.Stored stored) {
    var entry = stored.entry();
    var customer = entry.customer();
    var seal = entry.seal();
    var mark = stored.mark();
    return new Entry(
        entry.tenant().value(),
        entry.id(),
        DigestedEntry.text(entry.at()),
        entry.by().actor(),
        entry.action(),
        entry.subject(),
        customer == null ? null : customer.value(),
        entry.by().reason(),
        entry.by().requestId(),
        entry.by().address(),
        entry.changes(),
        new Stored(stored.reason(), stored.address(), stored.changes()),
        seal == null ? null : seal.digest().hex(),
        mark == null ? null : mark.hex());
  }

  record Batch(
      String tenantId,
      long number,
      String sealedAt,
      @Nullable String previous,
      int entries,
      String digest,
      String mark) {}

  record Entry(
      String tenantId,
      String id,
      String at,
      String actor,
      String action,
      String subject,
      @Nullable String customerId,
      @Nullable String reason,
      @Nullable String requestId,
      @Nullable String address,
      List<RecordedChange> changes,
      Stored stored,
      @Nullable String digest,
      @Nullable String mark) {}

  /** What is sealed, as it is stored, in Base64. The digest is over this. */
  record Stored(@Nullable String reason, @Nullable String address, @Nullable String changes) {}

  record End(long batches) {}
}
