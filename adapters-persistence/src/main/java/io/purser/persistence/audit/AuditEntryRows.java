package io.purser.persistence.audit;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The table of audit entries, which only grows. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AuditEntryRows extends GenericRepository<AuditEntryRow, String> {
  AuditEntryRow save(AuditEntryRow row);
}
