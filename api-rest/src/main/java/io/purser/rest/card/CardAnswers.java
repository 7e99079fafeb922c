package io.purser.rest.card;

import io.micronaut.context.annotation.Factory;
import io.purser.domain.card.Card;
import io.purser.domain.card.CardChange;
import io.purser.domain.card.CardId;
import io.purser.domain.card.Cards;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationKind;
import io.purser.rest.json.Audience;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.operation.AnswersOfKind;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.Refusals;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/** Answers with the card as it then is, to whichever operation has changed it. */
@Factory
final class CardAnswers {
  private final Cards cards;
  private final JsonAnswers answers;

  CardAnswers(Cards cards, JsonAnswers answers) {
    this.cards = cards;
    this.answers = answers;
  }

  @Singleton
  AnswersOfKind issued() {
    return new OfKind(OperationKind.ISSUE_CARD, "card-issuing", 201);
  }

  @Singleton
  AnswersOfKind frozen() {
    return changed(CardChange.FREEZE);
  }

  @Singleton
  AnswersOfKind unfrozen() {
    return changed(CardChange.UNFREEZE);
  }

  @Singleton
  AnswersOfKind lost() {
    return changed(CardChange.REPORT_LOST);
  }

  @Singleton
  AnswersOfKind stolen() {
    return changed(CardChange.REPORT_STOLEN);
  }

  @Singleton
  AnswersOfKind voided() {
    return changed(CardChange.VOID);
  }

  private AnswersOfKind changed(CardChange change) {
    return new OfKind(change.kind(), "card-" + CardView.word(change), 200);
  }

  /** An end user may have asked, so this is for end users, whoever asked. */
  static StoredAnswer stands(int status, Card card, JsonAnswers answers) {
    var headers = new HashMap<String, String>();
    headers.put("ETag", JsonAnswers.etag(card.header().version()));
    if (status == 201) {
      headers.put("Location", path(card.id()));
    }
    return answers.stored(
        status,
        Map.copyOf(headers),
        CardView.of(card),
        Audience.END_USER,
        card.header().customer());
  }

  private static String path(CardId card) {
    return "/v1/cards/" + card;
  }

  /** The answers about one kind of operation. */
  private final class OfKind implements AnswersOfKind {
    private final OperationKind kind;
    private final String word;
    private final int status;

    OfKind(OperationKind kind, String word, int status) {
      this.kind = kind;
      this.word = word;
      this.status = status;
    }

    @Override
    public OperationKind kind() {
      return kind;
    }

    @Override
    public String word() {
      return word;
    }

    @Override
    public String result(Operation.Header operation) {
      return path(new CardId(operation.subject()));
    }

    @Override
    public StoredAnswer confirmed(Operation.Confirmed operation) {
      var header = operation.header();
      return stands(
          status, cards.get(header.tenant(), new CardId(header.subject())).orElseThrow(), answers);
    }

    @Override
    public Problem rejected(Operation.Rejected operation) {
      return Refusals.of(operation.why()).with("cardId", operation.header().subject());
    }
  }
}
