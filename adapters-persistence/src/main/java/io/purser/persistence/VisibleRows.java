package io.purser.persistence;

import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Whose rows row level security shows, and how the server is told: by a statement that stands
 * before the one that looks at them, for as long as the transaction lasts that both are in.
 *
 * @param settings what that statement sets, with the owner as its only parameter
 * @param owner the tenant or account, or null for nobody, whom no setting names
 * @param inEveryStatement each statement is a transaction of its own
 */
record VisibleRows(String settings, @Nullable String owner, boolean inEveryStatement) {
  static final VisibleRows NONE = new VisibleRows("", null, true);

  static VisibleRows of(TenantId tenant) {
    return new VisibleRows("set_config('app.tenant', ?, true)", tenant.value(), false);
  }

  static VisibleRows of(ProviderAccountId account) {
    return new VisibleRows("set_config('app.account', ?, true)", account.value(), false);
  }

  /** The server refuses to write. */
  static VisibleRows forReading(TenantId tenant) {
    return new VisibleRows(
        "set_config('app.tenant', ?, true), set_config('transaction_read_only', 'on', true)",
        tenant.value(),
        true);
  }
}
