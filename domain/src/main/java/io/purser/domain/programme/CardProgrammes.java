package io.purser.domain.programme;

import io.purser.domain.tenant.ProviderAccountId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the programmes of all provider accounts, which the tenants of an account share.
 * Used, where nothing else is said, inside a unit of work of the account. Times are the database's.
 */
public interface CardProgrammes {
  /** Empty while the provider has not answered once. */
  Optional<KnownProgramme> get(ProviderAccountId account);

  /** Keeps the newest: what was asked earlier than what is known changes nothing. */
  void save(ProviderAccountId account, KnownProgramme known);

  /**
   * Reserves the making of an application for this long. False when somebody else has it reserved:
   * the provider does not promise that it takes only one.
   */
  boolean reserveApplication(ProviderAccountId account, Duration time);

  /**
   * Accounts of whose programme the provider was not asked for this long, the longest unasked
   * first. Each is named to one asker and then not again until it is due anew. A transaction of its
   * own.
   */
  List<ProviderAccountId> claim(Duration age, int maximum);
}
