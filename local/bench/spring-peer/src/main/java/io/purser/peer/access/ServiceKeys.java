package io.purser.peer.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.purser.domain.access.ApiKey;
import io.purser.domain.access.ApiKeyId;
import io.purser.domain.access.Caller;
import io.purser.domain.access.IssueApiKey;
import io.purser.domain.access.Scope;
import io.purser.domain.tenant.TenantId;
import io.purser.peer.store.TenantStatements;
import io.purser.peer.store.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Callers with an API key, remembered for as long as Purser does. */
@Component
class ServiceKeys {
  private static final Duration REMEMBERED_FOR = Duration.ofSeconds(5);
  private static final int REMEMBERED = 10_000;

  private static final String GET =
      TenantStatements.READING
          + """
          SELECT id, tenant_id, service, hash, hint, scopes, created_at, expires_at
          FROM purser.api_key
          WHERE tenant_id = ? AND id = ?
          """;

  private final JdbcClient jdbc;
  private final TenantStatements statements;
  private final InstantSource clock;
  private final Cache<String, Optional<ApiKey>> byHash =
      Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(REMEMBERED_FOR).build();

  ServiceKeys(JdbcClient jdbc, TenantStatements statements, InstantSource clock) {
    this.jdbc = jdbc;
    this.statements = statements;
    this.clock = clock;
  }

  Optional<Caller.Service> callerWith(String secret) {
    return find(IssueApiKey.hash(secret))
        .filter(key -> key.isValidAt(clock.instant()))
        .map(key -> new Caller.Service(key.tenant(), key.service(), key.id(), key.scopes()));
  }

  private Optional<ApiKey> find(String hash) {
    var known = byHash.getIfPresent(hash);
    if (known != null) {
      return known;
    }
    var found =
        jdbc.sql("SELECT tenant_id, id FROM purser.api_key_by_hash(?)")
            .param(hash)
            .query((row, _) -> new Id(new TenantId(row.getString(1)), row.getString(2)))
            .optional()
            .flatMap(this::read);
    byHash.put(hash, found);
    return found;
  }

  private Optional<ApiKey> read(Id key) {
    return statements
        .read(key.tenant(), GET, (row, _) -> key(row), key.tenant().value(), key.id())
        .stream()
        .findFirst();
  }

  private static ApiKey key(ResultSet row) throws SQLException {
    return new ApiKey(
        new ApiKeyId(row.getString("id")),
        new TenantId(row.getString("tenant_id")),
        row.getString("service"),
        row.getString("hash"),
        row.getString("hint"),
        Arrays.stream((String[]) row.getArray("scopes").getArray())
            .map(text -> Scope.parse(text).orElseThrow())
            .collect(Collectors.toUnmodifiableSet()),
        Times.read(row, "created_at"),
        Times.readOrNull(row, "expires_at"));
  }

  private record Id(TenantId tenant, String id) {}
}
