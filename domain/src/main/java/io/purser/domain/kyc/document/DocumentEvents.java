package io.purser.domain.kyc.document;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import java.time.Instant;
import java.util.Map;

/** Tells of documents: what they are for, and nothing of what is in them. */
public final class DocumentEvents {
  private final Journal journal;

  public DocumentEvents(Journal journal) {
    this.journal = journal;
  }

  /**
   * @param change such as {@code document.added}
   */
  public void record(Initiator by, Document document, String change, Instant at) {
    journal.record(
        by,
        document.tenant(),
        change,
        document.id().value(),
        document.customer(),
        Map.of("kind", document.kind().name()),
        at);
  }
}
