package io.purser.persistence.programme;

import static io.purser.persistence.schema.Tables.CARD_PROGRAMME;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.purser.domain.programme.CardProgrammes;
import io.purser.domain.programme.KnownProgramme;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.persistence.DatabaseTime;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Transactions;
import io.purser.persistence.schema.Routines;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

@Singleton
final class JooqCardProgrammes implements CardProgrammes {
  private final Transactions transactions;

  JooqCardProgrammes(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<KnownProgramme> get(ProviderAccountId account) {
    return OpenWork.of(account)
        .selectFrom(CARD_PROGRAMME)
        .where(CARD_PROGRAMME.ACCOUNT_ID.eq(account))
        .and(CARD_PROGRAMME.STATE.isNotNull())
        .fetchOptional(ProgrammeColumns::read);
  }

  @Override
  public void save(ProviderAccountId account, KnownProgramme known) {
    var row = ProgrammeColumns.write(account, known);
    OpenWork.of(account)
        .insertInto(CARD_PROGRAMME)
        .set(row)
        .onConflict(CARD_PROGRAMME.ACCOUNT_ID)
        .doUpdate()
        .set(row)
        .where(CARD_PROGRAMME.AS_OF.isNull().or(CARD_PROGRAMME.AS_OF.le(known.asOf())))
        .execute();
  }

  @Override
  public boolean reserveApplication(ProviderAccountId account, Duration time) {
    return OpenWork.of(account)
            .insertInto(CARD_PROGRAMME, CARD_PROGRAMME.ACCOUNT_ID, CARD_PROGRAMME.RESERVED_UNTIL)
            .select(select(val(account, CARD_PROGRAMME.ACCOUNT_ID), DatabaseTime.in(time)))
            .onConflict(CARD_PROGRAMME.ACCOUNT_ID)
            .doUpdate()
            .set(CARD_PROGRAMME.RESERVED_UNTIL, DatabaseTime.in(time))
            .where(
                CARD_PROGRAMME
                    .RESERVED_UNTIL
                    .isNull()
                    .or(CARD_PROGRAMME.RESERVED_UNTIL.le(DatabaseTime.now())))
            .execute()
        == 1;
  }

  @Override
  public List<ProviderAccountId> claim(Duration age, int maximum) {
    return transactions.inNone(
        dsl ->
            Routines.claimCardProgrammes(dsl.configuration(), DatabaseTime.interval(age), maximum)
                .map(found -> found.getAccountId()));
  }
}
