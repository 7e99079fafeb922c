package io.purser.twin.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A platform's right to issue cards.
 *
 * @param owner the platform; it has one programme at most
 * @param status null until the platform has applied
 * @param issuerEmail the e-mail of the platform's own account, which no cardholder may have
 * @param personalEmails those on the platform's own cards, which no cardholder may have either
 * @param cardCounts how many cards each cardholder may have at most
 * @param dailyCeiling the highest daily limit, in minor units; null for any
 */
public record CardProgramme(
    String id,
    String owner,
    @Nullable Status status,
    @Nullable String issuerEmail,
    List<String> personalEmails,
    CardCounts cardCounts,
    @Nullable Long dailyCeiling) {

  /** What compliance has decided. */
  public enum Status {
    PENDING,
    APPROVED,
    REJECTED;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Status> named(String text) {
      for (var status : values()) {
        if (status.wireName().equals(text)) {
          return Optional.of(status);
        }
      }
      return Optional.empty();
    }
  }

  public static CardProgramme none(String owner) {
    return new CardProgramme(Ids.objectId(), owner, null, null, List.of(), CardCounts.USUAL, null);
  }

  @JsonIgnore
  public boolean isApproved() {
    return status == Status.APPROVED;
  }

  public CardProgramme with(Status next) {
    return new CardProgramme(
        id, owner, next, issuerEmail, personalEmails, cardCounts, dailyCeiling);
  }

  public CardProgramme withIssuerEmail(@Nullable String next) {
    return new CardProgramme(id, owner, status, next, personalEmails, cardCounts, dailyCeiling);
  }

  public CardProgramme withPersonalEmails(List<String> next) {
    return new CardProgramme(id, owner, status, issuerEmail, next, cardCounts, dailyCeiling);
  }

  public CardProgramme with(CardCounts next) {
    return new CardProgramme(id, owner, status, issuerEmail, personalEmails, next, dailyCeiling);
  }

  public CardProgramme withDailyCeiling(@Nullable Long next) {
    return new CardProgramme(id, owner, status, issuerEmail, personalEmails, cardCounts, next);
  }
}
