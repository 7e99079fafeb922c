package io.purser.twin.state.card;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.purser.twin.state.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A platform's right to issue cards.
 *
 * @param owner the platform; it has one programme at most
 * @param eligible whether the provider lets the platform apply
 * @param status null until the platform has applied
 * @param application null until then as well
 * @param rules what the provider demands of the platform's cardholders
 */
public record CardProgramme(
    String id,
    String owner,
    boolean eligible,
    @Nullable Status status,
    @Nullable ProgrammeApplication application,
    @Nullable Instant approvedAt,
    ProgrammeRules rules) {

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

  /**
   * What no cardholder of the platform may go beyond.
   *
   * @param issuerEmail the e-mail of the platform's own account, which no cardholder may have
   * @param personalEmails those on the platform's own cards, which no cardholder may have either
   * @param cardCounts how many cards each may have at most
   * @param dailyCeiling the highest daily limit, in minor units; null for any
   */
  public record ProgrammeRules(
      @Nullable String issuerEmail,
      List<String> personalEmails,
      CardCounts cardCounts,
      @Nullable Long dailyCeiling) {}

  public static CardProgramme none(String owner) {
    return new CardProgramme(
        Ids.objectId(),
        owner,
        false,
        null,
        null,
        null,
        new ProgrammeRules(null, List.of(), CardCounts.USUAL, null));
  }

  @JsonIgnore
  public boolean isApproved() {
    return status == Status.APPROVED;
  }

  @JsonIgnore
  public boolean hasMasterWallet() {
    return application != null
        && application.fundingStructure() == ProgrammeApplication.FundingStructure.MASTER_WALLET;
  }

  public CardProgramme eligible(boolean next) {
    return new CardProgramme(id, owner, next, status, application, approvedAt, rules);
  }

  public CardProgramme applied(ProgrammeApplication asked) {
    return new CardProgramme(id, owner, eligible, Status.PENDING, asked, null, rules);
  }

  /** Decided without an application, the usual one counts as made. */
  public CardProgramme decided(Status next, Instant at) {
    var asked = application == null ? ProgrammeApplication.usual(at) : application;
    var approved = next == Status.APPROVED ? at : null;
    return new CardProgramme(id, owner, true, next, asked, approved, rules);
  }

  public CardProgramme with(ProgrammeApplication next) {
    return new CardProgramme(id, owner, eligible, status, next, approvedAt, rules);
  }

  public CardProgramme with(ProgrammeRules next) {
    return new CardProgramme(id, owner, eligible, status, application, approvedAt, next);
  }
}
