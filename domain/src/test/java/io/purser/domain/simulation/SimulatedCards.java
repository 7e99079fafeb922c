package io.purser.domain.simulation;

import io.purser.domain.InMemoryStore;
import io.purser.domain.card.CardChange;
import io.purser.domain.card.CardCondition;
import io.purser.domain.card.CardPage;
import io.purser.domain.card.CardProvider;
import io.purser.domain.card.FakeCards;
import io.purser.domain.card.ReportedCard;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import java.util.List;
import java.util.Set;

/** The cards of the fake provider, behind a line on which things go wrong. */
final class SimulatedCards implements CardProvider {
  private final FakeCards cards;
  private final UnreliableLine line;

  SimulatedCards(InMemoryStore store, UnreliableLine line, CardProviderEffects effects) {
    this.cards = new FakeCards(store);
    this.line = line;
    cards.isWatchedBy(effects::came);
  }

  /** What is really there. */
  FakeCards itself() {
    return cards;
  }

  @Override
  public Listing list(ProviderAccountId account, String cardCustomer, Deadline deadline) {
    return line.read(
        () -> {
          var listed = cards.list(account, cardCustomer, deadline);
          return line.hidesEffects() ? new Listing.Read(List.of(), 0) : listed;
        },
        Listing.Unavailable::new);
  }

  @Override
  public Answer<ReportedCard> issue(
      ProviderAccountId account, String cardCustomer, Deadline deadline) {
    return line.write(Attributed.keeping(() -> cards.issue(account, cardCustomer, deadline)));
  }

  @Override
  public Answer<CardCondition> change(
      ProviderAccountId account,
      String cardCustomer,
      String card,
      CardChange change,
      Deadline deadline) {
    return line.write(() -> cards.change(account, cardCustomer, card, change, deadline));
  }

  @Override
  public Viewing view(
      ProviderAccountId account,
      String cardCustomer,
      String card,
      Set<CardPage> pages,
      Deadline deadline) {
    return line.read(
        () -> cards.view(account, cardCustomer, card, pages, deadline), Viewing.Unavailable::new);
  }
}
