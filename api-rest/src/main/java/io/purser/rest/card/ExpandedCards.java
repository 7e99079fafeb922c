package io.purser.rest.card;

import static java.util.Objects.requireNonNull;

import io.purser.domain.access.Permission;
import io.purser.domain.card.AccountFreezes;
import io.purser.domain.customer.overview.Overview;
import io.purser.domain.customer.overview.Part;
import io.purser.rest.customer.overview.Expansion;
import io.purser.rest.list.Cursors;
import jakarta.inject.Singleton;

/** Cards together with their customer. */
@Singleton
final class ExpandedCards implements Expansion {
  private final AccountFreezes freezes;
  private final Cursors cursors;

  ExpandedCards(AccountFreezes freezes, Cursors cursors) {
    this.freezes = freezes;
    this.cursors = cursors;
  }

  @Override
  public Part part() {
    return Part.CARDS;
  }

  @Override
  public String word() {
    return "cards";
  }

  @Override
  public Permission needed() {
    return Permission.READ_CARD;
  }

  @Override
  public Object view(Overview overview) {
    var header = overview.customer().header();
    var listing = CardController.listing(header.tenant(), header.id());
    var page = requireNonNull(overview.cards());
    return CardList.of(
        page, freezes.of(header.tenant(), header.id()).orElse(null), cursors.next(listing, page));
  }
}
