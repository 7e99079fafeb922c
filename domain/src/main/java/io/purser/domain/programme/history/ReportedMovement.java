package io.purser.domain.programme.history;

import io.purser.domain.money.Money;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A movement as the provider lists it.
 *
 * @param providerId the provider's id, the same in every list
 * @param kindWord its own word for the kind where we do not know it, otherwise null
 * @param stateWord its own word for the state where we do not know it, otherwise null
 * @param currency null where it names none that we know
 * @param amount in that currency, as it was told, whatever the direction; null where it tells no
 *     exact one
 * @param chainHash the hash under which a chain knows it, or null
 * @param begunAt when it began, by the provider's clock; null where it does not say
 */
public record ReportedMovement(
    String providerId,
    MovementKind kind,
    @Nullable String kindWord,
    MovementState state,
    @Nullable String stateWord,
    @Nullable Currency currency,
    @Nullable Money amount,
    @Nullable String chainHash,
    @Nullable Instant begunAt) {
  public ReportedMovement {
    if (amount != null && !amount.currency().equals(currency)) {
      throw new IllegalArgumentException("an amount of another currency");
    }
    if ((kindWord != null) != (kind == MovementKind.OTHER)
        || (stateWord != null) != (state == MovementState.NOT_UNDERSTOOD)) {
      throw new IllegalArgumentException("a word is kept where we do not know it, and only there");
    }
  }

  /** Whether we know what both of its words mean. */
  public boolean isUnderstood() {
    return kindWord == null && stateWord == null;
  }
}
