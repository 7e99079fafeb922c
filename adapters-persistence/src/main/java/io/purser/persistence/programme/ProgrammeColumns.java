package io.purser.persistence.programme;

import io.purser.domain.programme.CardCounts;
import io.purser.domain.programme.CardProgramme;
import io.purser.domain.programme.Enrolment;
import io.purser.domain.programme.FundingChain;
import io.purser.domain.programme.FundingStructure;
import io.purser.domain.programme.KnownProgramme;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.persistence.Words;
import io.purser.persistence.schema.tables.records.CardProgrammeRecord;
import org.jspecify.annotations.Nullable;

/** What of a programme is in which column. When it was asked about and reserved is not touched. */
final class ProgrammeColumns {
  private ProgrammeColumns() {}

  static CardProgrammeRecord write(ProviderAccountId account, KnownProgramme known) {
    var programme = known.programme();
    var enrolment = programme instanceof CardProgramme.Enrolled it ? it.enrolment() : null;
    var approved = programme instanceof CardProgramme.Approved it ? it : null;
    var counts = approved == null ? null : approved.cardCounts();
    var row = new CardProgrammeRecord();
    row.setAccountId(account);
    row.setState(Words.of(programme.state()));
    row.setAsOf(known.asOf());
    row.setProviderWord(
        programme instanceof CardProgramme.NotUnderstood(var word, _) ? word : null);
    row.setProviderProgrammeId(enrolment == null ? null : enrolment.programmeId());
    row.setFundingStructure(enrolment == null ? null : word(enrolment.structure()));
    row.setFundingChain(enrolment == null ? null : word(enrolment.chain()));
    row.setIban(enrolment == null ? null : enrolment.iban());
    row.setAppliedAt(enrolment == null ? null : enrolment.appliedAt());
    row.setApprovedAt(approved == null ? null : approved.approvedAt());
    row.setVirtualCards(counts == null ? null : (Integer) counts.virtual());
    row.setPhysicalCards(counts == null ? null : (Integer) counts.physical());
    row.setTotalCards(counts == null ? null : (Integer) counts.total());
    row.setRejectionReason(
        programme instanceof CardProgramme.Rejected(_, var reason) ? reason : null);
    return row;
  }

  private static @Nullable String word(@Nullable Enum<?> constant) {
    return constant == null ? null : Words.of(constant);
  }

  static KnownProgramme read(CardProgrammeRecord row) {
    var enrolment =
        new Enrolment(
            row.getProviderProgrammeId(),
            parsed(FundingStructure.class, row.getFundingStructure()),
            parsed(FundingChain.class, row.getFundingChain()),
            row.getIban(),
            row.getAppliedAt());
    return new KnownProgramme(programme(row, enrolment), row.getAsOf());
  }

  private static CardProgramme programme(CardProgrammeRecord row, Enrolment enrolment) {
    return switch (Words.parse(CardProgramme.State.class, row.getState())) {
      case NOT_ELIGIBLE -> new CardProgramme.NotEligible();
      case ELIGIBLE -> new CardProgramme.Eligible();
      case APPLIED -> new CardProgramme.Applied(enrolment);
      case APPROVED -> new CardProgramme.Approved(enrolment, row.getApprovedAt(), counts(row));
      case REJECTED -> new CardProgramme.Rejected(enrolment, row.getRejectionReason());
      case NOT_UNDERSTOOD -> new CardProgramme.NotUnderstood(row.getProviderWord(), enrolment);
    };
  }

  private static @Nullable CardCounts counts(CardProgrammeRecord row) {
    return row.getTotalCards() == null
        ? null
        : new CardCounts(row.getVirtualCards(), row.getPhysicalCards(), row.getTotalCards());
  }

  private static <E extends Enum<E>> @Nullable E parsed(Class<E> type, @Nullable String word) {
    return word == null ? null : Words.parse(type, word);
  }
}
