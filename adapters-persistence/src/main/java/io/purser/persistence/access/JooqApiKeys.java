package io.purser.persistence.access;

import static io.purser.persistence.schema.Tables.API_KEY;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import io.purser.domain.access.ApiKey;
import io.purser.domain.access.ApiKeyId;
import io.purser.domain.access.ApiKeys;
import io.purser.domain.access.Scope;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.StaleAggregate;
import io.purser.persistence.Hands;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Pages;
import io.purser.persistence.Transactions;
import io.purser.persistence.schema.Routines;
import io.purser.persistence.schema.tables.records.ApiKeyRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;

/** Nothing is remembered here: who asks says how long a revoked key may go on working. */
@Singleton
final class JooqApiKeys implements ApiKeys {
  /** Nodes of before the public part show this, and need four characters. */
  private static final int HINT = 4;

  private final Transactions transactions;
  private final ApiKeyRows rows;

  JooqApiKeys(Transactions transactions, ApiKeyRows rows) {
    this.transactions = transactions;
    this.rows = rows;
  }

  @Override
  public Optional<ApiKey> byPublicPart(String publicPart) {
    return transactions
        .inNone(
            dsl ->
                Routines.apiKeyByPublicPart(dsl.configuration(), publicPart).stream().findFirst())
        .flatMap(key -> read(key.getTenantId(), key.getId()));
  }

  private Optional<ApiKey> read(TenantId tenant, ApiKeyId id) {
    return transactions.inTenant(
        tenant, () -> rows.findByTenantIdAndId(tenant.value(), id.value()).map(ApiKeyRow::key));
  }

  @Override
  public boolean exists(TenantId tenant, String service) {
    return transactions.inTenant(tenant, () -> rows.hasValidKey(tenant.value(), service));
  }

  @Override
  public void add(ApiKey key) {
    var header = key.header();
    var added = changeable(key);
    added.setTenantId(header.tenant());
    added.setId(header.id());
    added.setMode(key.secret().mode().text());
    added.setPublicPart(key.secret().publicPart());
    added.setHash(key.secret().hash());
    added.setToldTo(Hands.written(key.secret().toldTo()));
    added.setHint(key.secret().publicPart().substring(key.secret().publicPart().length() - HINT));
    added.setService(key.purpose().service());
    added.setScopes(
        key.purpose().scopes().stream().map(Scope::text).sorted().toArray(String[]::new));
    added.setExpiresAt(key.expiresAt());
    added.setCreatedAt(header.createdAt());
    added.setVersion(header.version());
    OpenWork.of(header.tenant()).insertInto(API_KEY).set(added).execute();
  }

  @Override
  public ApiKey save(ApiKey key) {
    var header = key.header();
    var changed = changeable(key);
    changed.setVersion(header.version() + 1);
    int saved =
        OpenWork.of(header.tenant())
            .update(API_KEY)
            .set(changed)
            .where(API_KEY.TENANT_ID.eq(header.tenant()))
            .and(API_KEY.ID.eq(header.id()))
            .and(API_KEY.VERSION.eq(header.version()))
            .execute();
    if (saved == 0) {
      throw new StaleAggregate(header.id().value());
    }
    return key.saved();
  }

  /** Every column of a state is written, so leaving it also clears what belonged to it. */
  private static ApiKeyRecord changeable(ApiKey key) {
    var row = new ApiKeyRecord();
    row.setDescription(key.purpose().description());
    row.setAllowedFrom(key.purpose().allowed().texts().toArray(String[]::new));
    row.setUpdatedAt(key.header().updatedAt());
    row.setRotatedTo(null);
    row.setWorksUntil(null);
    row.setRevokedAt(null);
    switch (key.state()) {
      case ApiKey.State.Active _ -> row.setState(ApiKeyRow.ACTIVE);
      case ApiKey.State.Rotated(var successor, var until) -> {
        row.setState(ApiKeyRow.ROTATED);
        row.setRotatedTo(successor);
        row.setWorksUntil(until);
      }
      case ApiKey.State.Revoked(var at) -> {
        row.setState(ApiKeyRow.REVOKED);
        row.setRevokedAt(at);
      }
    }
    return row;
  }

  @Override
  public Optional<ApiKey> get(TenantId tenant, ApiKeyId id) {
    return one(tenant, id).fetchOptional(JooqApiKeys::read);
  }

  @Override
  public Optional<ApiKey> lock(TenantId tenant, ApiKeyId id) {
    return one(tenant, id).forUpdate().fetchOptional(JooqApiKeys::read);
  }

  private static SelectConditionStep<ApiKeyRecord> one(TenantId tenant, ApiKeyId id) {
    return OpenWork.of(tenant)
        .selectFrom(API_KEY)
        .where(API_KEY.TENANT_ID.eq(tenant))
        .and(API_KEY.ID.eq(id));
  }

  @Override
  public Page<ApiKey> list(TenantId tenant, PageRequest page) {
    var found =
        OpenWork.of(tenant)
            .selectFrom(API_KEY)
            .where(API_KEY.TENANT_ID.eq(tenant))
            .and(isAfter(page.after()))
            .orderBy(API_KEY.CREATED_AT.desc(), API_KEY.ID.desc())
            .limit(Pages.rowsFor(page))
            .fetch(JooqApiKeys::read);
    return Pages.of(
        found,
        page,
        last -> new Position(last.header().createdAt(), last.id().value()),
        () -> OpenWork.of(tenant).fetchCount(API_KEY, API_KEY.TENANT_ID.eq(tenant)));
  }

  private static Condition isAfter(@Nullable Position last) {
    return last == null
        ? noCondition()
        : row(API_KEY.CREATED_AT, API_KEY.ID)
            .lt(row(val(last.createdAt()), val(new ApiKeyId(last.id()), API_KEY.ID)));
  }

  @Override
  public int countValid(TenantId tenant, Instant at) {
    return OpenWork.of(tenant)
        .fetchCount(
            API_KEY,
            API_KEY.TENANT_ID.eq(tenant),
            API_KEY.STATE.ne(ApiKeyRow.REVOKED),
            API_KEY.EXPIRES_AT.isNull().or(API_KEY.EXPIRES_AT.gt(at)),
            API_KEY.WORKS_UNTIL.isNull().or(API_KEY.WORKS_UNTIL.gt(at)));
  }

  /** In the order of their ids, as every node takes its locks. */
  @Override
  public void used(TenantId tenant, Map<ApiKeyId, Instant> lastUses) {
    var inOrder = new TreeMap<String, Instant>();
    lastUses.forEach((id, at) -> inOrder.put(id.value(), at));
    inOrder.forEach((id, at) -> used(tenant, new ApiKeyId(id), at));
  }

  private static void used(TenantId tenant, ApiKeyId id, Instant at) {
    OpenWork.of(tenant)
        .update(API_KEY)
        .set(API_KEY.LAST_USED_AT, at)
        .where(API_KEY.TENANT_ID.eq(tenant))
        .and(API_KEY.ID.eq(id))
        .and(API_KEY.LAST_USED_AT.isNull().or(API_KEY.LAST_USED_AT.lt(at)))
        .execute();
  }

  private static ApiKey read(ApiKeyRecord row) {
    return new ApiKeyRow(
            row.getId().value(),
            row.getTenantId().value(),
            row.getMode(),
            row.getPublicPart(),
            row.getHash(),
            List.of(row.getToldTo()),
            row.getService(),
            row.getDescription(),
            List.of(row.getScopes()),
            List.of(row.getAllowedFrom()),
            row.getState(),
            row.getRotatedTo() == null ? null : row.getRotatedTo().value(),
            row.getWorksUntil(),
            row.getRevokedAt(),
            row.getExpiresAt(),
            row.getLastUsedAt(),
            row.getCreatedAt(),
            row.getUpdatedAt(),
            row.getVersion())
        .key();
  }
}
