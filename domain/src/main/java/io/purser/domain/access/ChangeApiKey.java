package io.purser.domain.access;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;

/** Changes what a key is for and where it may be used, or ends it. Inside a unit of work. */
public final class ChangeApiKey {
  private final ApiKeys keys;
  private final Journal journal;
  private final InstantSource clock;

  public ChangeApiKey(ApiKeys keys, Journal journal, InstantSource clock) {
    this.keys = keys;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Sets what a person may set.
   *
   * @param expected whether this is a version that the caller knows
   */
  public Result change(
      TenantId tenant,
      ApiKeyId id,
      LongPredicate expected,
      UnaryOperator<Settings> change,
      Initiator by) {
    return with(
        tenant,
        id,
        expected,
        found -> {
          var wanted = change.apply(Settings.of(found));
          note(by, found, "api_key.changed");
          return keys.save(found.changed(wanted.description(), wanted.allowed(), clock.instant()));
        });
  }

  /** It works no more, whatever it was; doing it twice is fine. */
  public Result revoke(TenantId tenant, ApiKeyId id, Initiator by) {
    return with(
        tenant,
        id,
        _ -> true,
        found -> {
          if (found.state() instanceof ApiKey.State.Revoked) {
            return found;
          }
          note(by, found, "api_key.revoked");
          return keys.save(found.revoked(clock.instant()));
        });
  }

  private Result with(
      TenantId tenant, ApiKeyId id, LongPredicate expected, Function<ApiKey, ApiKey> change) {
    var found = keys.lock(tenant, id);
    if (found.isEmpty()) {
      return new Result.NoSuchKey();
    }
    return expected.test(found.get().header().version())
        ? new Result.Changed(change.apply(found.get()))
        : new Result.OtherVersion();
  }

  private void note(Initiator by, ApiKey key, String action) {
    journal.note(by, key.tenant(), action, key.id().value(), clock.instant());
  }

  /** What a person may set. */
  public record Settings(String description, AllowList allowed) {
    static Settings of(ApiKey key) {
      return new Settings(key.purpose().description(), key.purpose().allowed());
    }
  }

  /** What came of it. */
  public sealed interface Result {
    record Changed(ApiKey key) implements Result {}

    record NoSuchKey() implements Result {}

    /** Somebody has changed it since the caller looked. */
    record OtherVersion() implements Result {}
  }
}
