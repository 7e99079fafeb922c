package io.purser.persistence.adoption;

import static io.purser.persistence.schema.Tables.IMPORT_RUN;

import io.purser.domain.adoption.Import;
import io.purser.domain.adoption.ImportId;
import io.purser.domain.adoption.Imports;
import io.purser.domain.adoption.RecordKind;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.StaleAggregate;
import io.purser.persistence.DatabaseTime;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Transactions;
import io.purser.persistence.Words;
import io.purser.persistence.schema.Routines;
import io.purser.persistence.schema.tables.records.ImportRunRecord;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

@Singleton
final class JooqImports implements Imports {
  private static final String RUNNING = "running";

  private final Transactions transactions;

  JooqImports(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public boolean add(Import.Running started) {
    var header = started.header();
    var row = progress(started);
    row.setTenantId(header.tenant());
    row.setId(header.id());
    row.setStartedAt(header.startedAt());
    return OpenWork.of(header.tenant())
            .insertInto(IMPORT_RUN)
            .set(row)
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  @Override
  public Optional<Import> get(TenantId tenant, ImportId id) {
    return OpenWork.of(tenant)
        .selectFrom(IMPORT_RUN)
        .where(IMPORT_RUN.TENANT_ID.eq(tenant))
        .and(IMPORT_RUN.ID.eq(id))
        .fetchOptional(JooqImports::read);
  }

  @Override
  public Optional<Import> running(TenantId tenant) {
    return OpenWork.of(tenant)
        .selectFrom(IMPORT_RUN)
        .where(IMPORT_RUN.TENANT_ID.eq(tenant))
        .and(IMPORT_RUN.STATE.eq(RUNNING))
        .fetchOptional(JooqImports::read);
  }

  @Override
  public List<Claimed> claim(Duration lease, int maximum) {
    return transactions.inNone(
        dsl ->
            Routines.claimImports(dsl.configuration(), DatabaseTime.interval(lease), maximum)
                .map(
                    found ->
                        new Claimed(found.getTenantId(), found.getImportId(), found.getAttempt())));
  }

  @Override
  public void save(Import changed, int attempt, Duration keptFor) {
    update(changed, attempt, keptFor);
  }

  @Override
  public void release(Import.Running left, int attempt, Duration pause) {
    update(left, attempt, pause);
  }

  private static void update(Import changed, int attempt, Duration notBefore) {
    var header = changed.header();
    int saved =
        OpenWork.of(header.tenant())
            .update(IMPORT_RUN)
            .set(progress(changed))
            .set(IMPORT_RUN.DUE_AT, DatabaseTime.in(notBefore))
            .where(IMPORT_RUN.TENANT_ID.eq(header.tenant()))
            .and(IMPORT_RUN.ID.eq(header.id()))
            .and(IMPORT_RUN.ATTEMPT.eq(attempt))
            .and(IMPORT_RUN.STATE.eq(RUNNING))
            .execute();
    if (saved == 0) {
      throw new StaleAggregate(header.id().value());
    }
  }

  /** Everything that changes, so that a finished one has no place. */
  private static ImportRunRecord progress(Import run) {
    var row = new ImportRunRecord();
    var running = run instanceof Import.Running it ? it : null;
    row.setState(running == null ? "finished" : RUNNING);
    row.setList(running == null ? null : Words.of(running.place().list()));
    row.setPage(running == null ? null : (Integer) running.place().page());
    row.setPass(running == null ? null : (Integer) running.place().pass());
    row.setTotalAtFirst(running == null ? null : (Long) running.place().totalAtFirst());
    row.setTrouble(running == null ? null : running.trouble());
    row.setFinishedAt(run instanceof Import.Finished(_, _, var at) ? at : null);
    row.setPages(run.counts().pages());
    row.setRecords(run.counts().records());
    row.setLinked(run.counts().linked());
    row.setOfOthers(run.counts().ofOthers());
    row.setUnreadable(run.counts().unreadable());
    return row;
  }

  private static Import read(ImportRunRecord row) {
    var header = new Import.Header(row.getId(), row.getTenantId(), row.getStartedAt());
    var counts =
        new Import.Counts(
            row.getPages(),
            row.getRecords(),
            row.getLinked(),
            row.getOfOthers(),
            row.getUnreadable());
    return row.getState().equals(RUNNING)
        ? new Import.Running(
            header,
            new Import.Place(
                Words.parse(RecordKind.class, row.getList()),
                row.getPage(),
                row.getPass(),
                row.getTotalAtFirst()),
            counts,
            row.getTrouble())
        : new Import.Finished(header, counts, row.getFinishedAt());
  }
}
