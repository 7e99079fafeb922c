package io.purser.rest.wallet;

import io.purser.domain.access.Permission;
import io.purser.domain.customer.overview.Overview;
import io.purser.domain.customer.overview.Part;
import io.purser.rest.customer.overview.Expansion;
import jakarta.inject.Singleton;

/** Balances together with their customer. */
@Singleton
final class ExpandedBalances implements Expansion {
  private final BalanceViews views;

  ExpandedBalances(BalanceViews views) {
    this.views = views;
  }

  @Override
  public Part part() {
    return Part.BALANCES;
  }

  @Override
  public String word() {
    return "balances";
  }

  @Override
  public Permission needed() {
    return Permission.READ_WALLET;
  }

  @Override
  public Object view(Overview overview) {
    return views.of(overview);
  }
}
