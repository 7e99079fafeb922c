package io.purser.domain.access;

import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Pages;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import io.purser.domain.work.StaleAggregate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@link ApiKeys} in memory. */
public final class InMemoryApiKeys implements ApiKeys {
  private final InMemoryUnitOfWork work;
  private final Rows<ApiKeyId, ApiKey> rows;
  private final InstantSource clock;

  public InMemoryApiKeys(InMemoryUnitOfWork work, InstantSource clock) {
    this.work = work;
    this.rows = new Rows<>(work);
    this.clock = clock;
  }

  @Override
  public Optional<ApiKey> byPublicPart(String publicPart) {
    return work.alone(
        "apiKeys.byPublicPart",
        () -> rows.all().filter(key -> key.secret().publicPart().equals(publicPart)).findFirst());
  }

  @Override
  public boolean exists(TenantId tenant, String service) {
    return work.alone(
        "apiKeys.exists",
        () ->
            of(tenant)
                .filter(key -> key.purpose().service().equals(service))
                .anyMatch(key -> key.isValidAt(clock.instant())));
  }

  @Override
  public void add(ApiKey key) {
    work.require(key.tenant(), "apiKeys.add");
    rows.lockUnique(key.secret().publicPart());
    rows.lockUnique(key.secret().hash());
    if (rows.all().anyMatch(other -> isLike(other.secret(), key.secret()))) {
      throw new IllegalStateException("there is such a key already");
    }
    rows.add(key.id(), key);
  }

  private static boolean isLike(ApiKey.Secret one, ApiKey.Secret other) {
    return one.publicPart().equals(other.publicPart()) || one.hash().equals(other.hash());
  }

  @Override
  public Optional<ApiKey> get(TenantId tenant, ApiKeyId id) {
    work.require(tenant, "apiKeys.get");
    return rows.get(id).filter(key -> key.tenant().equals(tenant));
  }

  @Override
  public Optional<ApiKey> lock(TenantId tenant, ApiKeyId id) {
    work.require(tenant, "apiKeys.lock");
    return rows.lock(id).filter(key -> key.tenant().equals(tenant));
  }

  @Override
  public ApiKey save(ApiKey key) {
    work.require(key.tenant(), "apiKeys.save");
    var stored =
        rows.lock(key.id())
            .filter(row -> row.header().version() == key.header().version())
            .orElseThrow(() -> new StaleAggregate(key.id().value()));
    rows.put(key.id(), usedAt(key.saved(), stored.lastUsedAt()));
    return key.saved();
  }

  @Override
  public Page<ApiKey> list(TenantId tenant, PageRequest page) {
    work.require(tenant, "apiKeys.list");
    return Pages.cut(
        of(tenant), page, key -> new Position(key.header().createdAt(), key.id().value()));
  }

  @Override
  public int countValid(TenantId tenant, Instant at) {
    work.require(tenant, "apiKeys.countValid");
    return Math.toIntExact(of(tenant).filter(key -> key.isValidAt(at)).count());
  }

  @Override
  public void used(TenantId tenant, Map<ApiKeyId, Instant> lastUses) {
    work.require(tenant, "apiKeys.used");
    lastUses.forEach(
        (id, at) ->
            rows.lock(id)
                .filter(key -> key.tenant().equals(tenant))
                .filter(key -> key.lastUsedAt() == null || key.lastUsedAt().isBefore(at))
                .ifPresent(key -> rows.put(id, usedAt(key, at))));
  }

  private static ApiKey usedAt(ApiKey key, @Nullable Instant at) {
    return new ApiKey(key.header(), key.secret(), key.purpose(), key.expiresAt(), key.state(), at);
  }

  private Stream<ApiKey> of(TenantId tenant) {
    return rows.all().filter(key -> key.tenant().equals(tenant));
  }

  /** Every key of every tenant, for assertions. */
  public List<ApiKey> all() {
    return rows.committed();
  }
}
