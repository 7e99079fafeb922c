package io.purser.rest.card;

import io.purser.domain.access.Access;
import io.purser.domain.card.Card;
import io.purser.domain.card.CardId;
import io.purser.domain.card.Cards;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import jakarta.inject.Singleton;

/** The cards that a caller may see. Another one's answers exactly as one that is not there. */
@Singleton
public final class VisibleCards {
  private final UnitOfWork work;
  private final Cards cards;

  VisibleCards(UnitOfWork work, Cards cards) {
    this.work = work;
    this.cards = cards;
  }

  public Card get(Call call, String id) {
    return CardId.parse(id)
        .flatMap(parsed -> work.reading(call.tenant(), () -> cards.get(call.tenant(), parsed)))
        .filter(found -> Access.sees(call.caller(), found.header().customer()))
        .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_CARD));
  }
}
