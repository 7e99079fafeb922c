package io.purser.peer.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.purser.domain.access.AllowList;
import io.purser.domain.access.ApiKey;
import io.purser.domain.access.ApiKeyId;
import io.purser.domain.access.Caller;
import io.purser.domain.access.KeySecret;
import io.purser.domain.access.Scope;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.TenantMode;
import io.purser.peer.store.TenantStatements;
import io.purser.peer.store.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
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
          SELECT id, tenant_id, mode, public_part, hash, told_to, service, scopes, expires_at,
            created_at, updated_at, version
          FROM purser.api_key
          WHERE tenant_id = ? AND id = ? AND state = 'active'
          """;

  private final JdbcClient jdbc;
  private final TenantStatements statements;
  private final InstantSource clock;
  private final Cache<KeySecret, Optional<ApiKey>> known =
      Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(REMEMBERED_FOR).build();

  ServiceKeys(JdbcClient jdbc, TenantStatements statements, InstantSource clock) {
    this.jdbc = jdbc;
    this.statements = statements;
    this.clock = clock;
  }

  Optional<Caller.Service> callerWith(String text) {
    return KeySecret.parse(text)
        .flatMap(this::find)
        .filter(key -> key.isValidAt(clock.instant()))
        .map(
            key ->
                new Caller.Service(
                    key.tenant(),
                    new Caller.Service.Identity.Key(
                        key.purpose().service(), key.id(), key.secret().toldTo()),
                    key.purpose().scopes()));
  }

  private Optional<ApiKey> find(KeySecret secret) {
    var remembered = known.getIfPresent(secret);
    if (remembered != null) {
      return remembered;
    }
    var found =
        jdbc.sql("SELECT tenant_id, id FROM purser.api_key_by_public_part(?)")
            .param(secret.publicPart())
            .query((row, _) -> new Id(new TenantId(row.getString(1)), row.getString(2)))
            .optional()
            .flatMap(this::read)
            .filter(secret::isOf);
    known.put(secret, found);
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
        new ApiKey.Header(
            new ApiKeyId(row.getString("id")),
            new TenantId(row.getString("tenant_id")),
            Times.read(row, "created_at"),
            Times.read(row, "updated_at"),
            row.getLong("version")),
        new ApiKey.Secret(
            TenantMode.parse(row.getString("mode")).orElseThrow(),
            row.getString("public_part"),
            row.getString("hash"),
            Set.of((String[]) row.getArray("told_to").getArray())),
        new ApiKey.Purpose(
            row.getString("service"),
            "",
            Arrays.stream((String[]) row.getArray("scopes").getArray())
                .map(text -> Scope.parse(text).orElseThrow())
                .collect(Collectors.toUnmodifiableSet()),
            AllowList.ANYWHERE),
        Times.readOrNull(row, "expires_at"),
        new ApiKey.State.Active(),
        null);
  }

  private record Id(TenantId tenant, String id) {}
}
