package io.purser.persistence.access;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** The table of API keys, for those who know no unit of work yet. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ApiKeyRows extends GenericRepository<ApiKeyRow, String> {
  Optional<ApiKeyRow> findByTenantIdAndId(String tenantId, String id);

  /** By the database's clock. */
  @Query(
      """
      SELECT EXISTS (
        SELECT FROM purser.api_key
        WHERE tenant_id = :tenantId
          AND service = :service
          AND state <> 'revoked'
          AND (expires_at IS NULL OR expires_at > now())
          AND (works_until IS NULL OR works_until > now()))
      """)
  boolean hasValidKey(String tenantId, String service);
}
