package io.purser.persistence.access;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** The table of API keys. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ApiKeyRows extends GenericRepository<ApiKeyRow, String> {
  ApiKeyRow save(ApiKeyRow row);

  Optional<ApiKeyRow> findByTenantIdAndId(String tenantId, String id);

  /** By the database's clock. */
  @Query(
      """
      SELECT EXISTS (
        SELECT FROM purser.api_key
        WHERE tenant_id = :tenantId
          AND service = :service
          AND (expires_at IS NULL OR expires_at > now()))
      """)
  boolean hasValidKey(String tenantId, String service);
}
