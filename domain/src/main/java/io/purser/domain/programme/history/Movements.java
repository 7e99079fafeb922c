package io.purser.domain.programme.history;

import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.ProviderAccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What moved the master wallets of all provider accounts, which the tenants of an account share.
 * Used inside a unit of work of the account.
 */
public interface Movements {
  /**
   * Keeps each once, by the provider's id, as it was told last: what was asked earlier than what is
   * known changes nothing. One that is known keeps its id, and its place where the provider does
   * not say when it began.
   *
   * @param askedAt when the provider was asked
   */
  void keep(ProviderAccountId account, List<Movement> movements, Instant askedAt);

  /** Those for which all filters hold, those that began last first. */
  Page<Movement> list(ProviderAccountId account, List<MovementFilter> filters, PageRequest page);

  /** When the oldest of those that are pending began, if it is not earlier than this. */
  Optional<Instant> oldestPending(ProviderAccountId account, Instant notBefore);
}
