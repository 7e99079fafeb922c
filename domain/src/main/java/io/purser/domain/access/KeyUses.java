package io.purser.domain.access;

import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.UnitOfWork;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * When keys were used last, to the minute. A request leaves a note here and goes on; {@link #write}
 * brings the notes to the database. A process that dies loses what it has not written, and a node
 * that sees more keys than it can hold leaves some out until then.
 */
public final class KeyUses {
  static final int MOST = 10_000;

  private final UnitOfWork work;
  private final ApiKeys keys;
  private final Map<ApiKeyId, Use> noted = new ConcurrentHashMap<>();

  private record Use(TenantId tenant, Instant minute) {
    Use orLater(Use other) {
      return other.minute.isAfter(minute) ? other : this;
    }
  }

  public KeyUses(UnitOfWork work, ApiKeys keys) {
    this.work = work;
    this.keys = keys;
  }

  public void note(ApiKey key, Instant at) {
    var minute = at.truncatedTo(ChronoUnit.MINUTES);
    var last = key.lastUsedAt();
    if ((last == null || last.isBefore(minute))
        && (noted.size() < MOST || noted.containsKey(key.id()))) {
      noted.merge(key.id(), new Use(key.tenant(), minute), Use::orLater);
    }
  }

  /** Writes down what was noted, a transaction for each tenant, and returns of how many keys. */
  public int write(BooleanSupplier goOn) {
    var byTenant = new HashMap<TenantId, Map<ApiKeyId, Instant>>();
    var taken = Map.copyOf(noted);
    taken.forEach(
        (key, use) ->
            byTenant.computeIfAbsent(use.tenant(), _ -> new HashMap<>()).put(key, use.minute()));
    int written = 0;
    for (var tenant : byTenant.entrySet()) {
      if (!goOn.getAsBoolean()) {
        return written;
      }
      var uses = tenant.getValue();
      written += write(tenant.getKey(), uses);
      // What was noted meanwhile stays for the next time.
      uses.keySet().forEach(key -> noted.remove(key, taken.get(key)));
    }
    return written;
  }

  private int write(TenantId tenant, Map<ApiKeyId, Instant> uses) {
    return work.inTransaction(
        tenant,
        () -> {
          keys.used(tenant, uses);
          return uses.size();
        });
  }
}
