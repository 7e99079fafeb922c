package io.purser.domain.audit;

/**
 * Everything that was done, in the unit of work that did it. Entries are never changed or removed.
 */
public interface AuditLog {
  void append(AuditEntry entry);
}
