package io.purser.persistence;

import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;

/**
 * Whose rows row level security shows, and how the server is told: by a statement that stands
 * before the one that looks at them, for as long as the transaction lasts that both are in.
 *
 * @param telling has the owner as its only parameter, and one answer
 * @param owner the tenant or account
 * @param inEveryStatement each statement is a transaction of its own
 */
record VisibleRows(String telling, String owner, boolean inEveryStatement) {
  static VisibleRows of(TenantId tenant) {
    return new VisibleRows("SELECT set_config('app.tenant', ?, true); ", tenant.value(), false);
  }

  static VisibleRows of(ProviderAccountId account) {
    return new VisibleRows("SELECT set_config('app.account', ?, true); ", account.value(), false);
  }

  /** The server refuses to write. */
  static VisibleRows forReading(TenantId tenant) {
    return new VisibleRows(
        "SELECT set_config('app.tenant', ?, true), set_config('transaction_read_only', 'on', true); ",
        tenant.value(),
        true);
  }
}
