package io.purser.domain.access.confirmation;

import io.purser.domain.access.Caller;
import io.purser.domain.access.OneTimeTokens;
import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.idempotency.IdempotencyKey;
import io.purser.domain.work.UnitOfWork;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets a confirmation stand for a fresh login: once, or as often as the same caller repeats the
 * request with the same Idempotency-Key before it expires. A transaction of its own, so that it is
 * used up whatever becomes of the request.
 */
public final class UseConfirmation {
  private final UnitOfWork work;
  private final Confirmations confirmations;
  private final OneTimeTokens tokens;
  private final Journal journal;
  private final InstantSource clock;

  public UseConfirmation(
      UnitOfWork work,
      Confirmations confirmations,
      OneTimeTokens tokens,
      Journal journal,
      InstantSource clock) {
    this.work = work;
    this.confirmations = confirmations;
    this.tokens = tokens;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Whether the token stands for this request of the caller's. Why it does not is not told.
   *
   * @param requestHash the keyed hash of the request that the caller makes
   * @param key the request's, or null when it has none
   */
  public boolean handle(
      Caller.EndUser caller,
      String token,
      String requestHash,
      @Nullable IdempotencyKey key,
      Initiator by) {
    var hash = tokens.hash(OneTimeTokens.Kind.CONFIRMATION, token);
    return hash.isPresent()
        && work.inTransaction(caller.tenant(), () -> use(caller, hash.get(), requestHash, key, by));
  }

  private boolean use(
      Caller.EndUser caller,
      String tokenHash,
      String requestHash,
      @Nullable IdempotencyKey key,
      Initiator by) {
    var now = clock.instant();
    var tenant = caller.tenant();
    var usedBy = usedBy(caller, key);
    var found =
        confirmations
            .lock(tenant, tokenHash)
            .filter(it -> it.standsFor(caller.customer(), requestHash, usedBy, now));
    if (found.isEmpty()) {
      return false;
    }
    var confirmation = found.get();
    if (confirmation.use() == null) {
      confirmations.used(tenant, confirmation.id(), new Confirmation.Use(usedBy, now));
      journal.note(
          by,
          tenant,
          "confirmation.used",
          confirmation.id().value(),
          caller.customer(),
          List.of(),
          now);
    }
    return true;
  }

  /** Without a key, no request is the retry of another. */
  private String usedBy(Caller.EndUser caller, @Nullable IdempotencyKey key) {
    return tokens.keyedHash(
        key == null
            ? "once " + UUID.randomUUID()
            : "retried " + key.value() + " " + caller.principal());
  }
}
