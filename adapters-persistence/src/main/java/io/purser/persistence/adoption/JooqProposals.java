package io.purser.persistence.adoption;

import static io.purser.persistence.schema.Tables.ADOPTION_PROPOSAL;
import static io.purser.persistence.schema.Tables.TENANT;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import io.purser.domain.adoption.ImportId;
import io.purser.domain.adoption.Match;
import io.purser.domain.adoption.Proposal;
import io.purser.domain.adoption.ProposalId;
import io.purser.domain.adoption.Proposals;
import io.purser.domain.adoption.RecordKind;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Pages;
import io.purser.persistence.Words;
import io.purser.persistence.schema.Routines;
import io.purser.persistence.schema.tables.records.AdoptionProposalRecord;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.SelectConditionStep;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

@Singleton
final class JooqProposals implements Proposals {
  private static final String OPEN = "open";
  private static final String CHANGED = "changed";

  private final ProposalColumns columns;

  JooqProposals(ProposalColumns columns) {
    this.columns = columns;
  }

  /**
   * Found first and then changed under its own id, because what is sealed is sealed for the row
   * that it stands in.
   */
  @Override
  public void propose(Proposal proposal) {
    var tenant = proposal.tenant();
    var dsl = OpenWork.of(tenant);
    boolean added =
        dsl.insertInto(ADOPTION_PROPOSAL)
                .set(columns.write(proposal))
                .onConflictDoNothing()
                .execute()
            == 1;
    if (!added) {
      dsl.selectFrom(ADOPTION_PROPOSAL)
          .where(ADOPTION_PROPOSAL.TENANT_ID.eq(tenant))
          .and(ADOPTION_PROPOSAL.KIND.eq(Words.of(proposal.found().kind())))
          .and(ADOPTION_PROPOSAL.PROVIDER_ID.eq(proposal.found().id()))
          .and(
              field(ADOPTION_PROPOSAL.MATCH.eq(inline(CHANGED)))
                  .eq(proposal.match() == Match.CHANGED))
          .and(ADOPTION_PROPOSAL.STATE.eq(OPEN))
          .forUpdate()
          .fetchOptional()
          .ifPresent(known -> replace(known, proposal));
    }
  }

  private void replace(AdoptionProposalRecord known, Proposal by) {
    save(
        new Proposal(
            known.getId(),
            by.tenant(),
            by.importId(),
            by.found(),
            by.match(),
            by.customer(),
            by.state(),
            known.getCreatedAt(),
            by.updatedAt()));
  }

  @Override
  public Optional<Proposal> get(TenantId tenant, ProposalId id) {
    return byId(tenant, id).fetchOptional(columns::read);
  }

  @Override
  public Optional<Proposal> getForUpdate(TenantId tenant, ProposalId id) {
    return byId(tenant, id).forUpdate().fetchOptional(columns::read);
  }

  private static SelectConditionStep<AdoptionProposalRecord> byId(TenantId tenant, ProposalId id) {
    return OpenWork.of(tenant)
        .selectFrom(ADOPTION_PROPOSAL)
        .where(ADOPTION_PROPOSAL.TENANT_ID.eq(tenant))
        .and(ADOPTION_PROPOSAL.ID.eq(id));
  }

  @Override
  public void save(Proposal decided) {
    OpenWork.of(decided.tenant())
        .update(ADOPTION_PROPOSAL)
        .set(columns.write(decided))
        .where(ADOPTION_PROPOSAL.TENANT_ID.eq(decided.tenant()))
        .and(ADOPTION_PROPOSAL.ID.eq(decided.id()))
        .execute();
  }

  @Override
  public Page<Proposal> list(TenantId tenant, ImportId importId, Wanted wanted, PageRequest page) {
    var matching =
        of(tenant, importId)
            .and(is(ADOPTION_PROPOSAL.KIND, wanted.kind()))
            .and(is(ADOPTION_PROPOSAL.MATCH, wanted.match()))
            .and(is(ADOPTION_PROPOSAL.STATE, wanted.state()));
    var found =
        OpenWork.of(tenant)
            .selectFrom(ADOPTION_PROPOSAL)
            .where(matching)
            .and(isAfter(page.after()))
            .orderBy(ADOPTION_PROPOSAL.CREATED_AT.desc(), ADOPTION_PROPOSAL.ID.desc())
            .limit(Pages.rowsFor(page))
            .fetch(columns::read);
    return Pages.of(
        found,
        page,
        last -> new Position(last.createdAt(), last.id().value()),
        () -> OpenWork.of(tenant).fetchCount(ADOPTION_PROPOSAL, matching));
  }

  private static Condition is(
      TableField<AdoptionProposalRecord, String> column, @Nullable Enum<?> word) {
    return word == null ? noCondition() : column.eq(Words.of(word));
  }

  private static Condition of(TenantId tenant, ImportId importId) {
    return ADOPTION_PROPOSAL.TENANT_ID.eq(tenant).and(ADOPTION_PROPOSAL.IMPORT_ID.eq(importId));
  }

  private static Condition isAfter(@Nullable Position last) {
    return last == null
        ? noCondition()
        : row(ADOPTION_PROPOSAL.CREATED_AT, ADOPTION_PROPOSAL.ID)
            .lt(row(val(last.createdAt()), val(new ProposalId(last.id()), ADOPTION_PROPOSAL.ID)));
  }

  @Override
  public Map<Match, Integer> counts(TenantId tenant, ImportId importId) {
    var counts = new EnumMap<Match, Integer>(Match.class);
    OpenWork.of(tenant)
        .select(ADOPTION_PROPOSAL.MATCH, count())
        .from(ADOPTION_PROPOSAL)
        .where(of(tenant, importId))
        .groupBy(ADOPTION_PROPOSAL.MATCH)
        .forEach(found -> counts.put(Words.parse(Match.class, found.value1()), found.value2()));
    return counts;
  }

  /**
   * The lock is taken by a statement of its own, so that the next one sees what was done before it.
   */
  @Override
  public boolean isFree(TenantId tenant, RecordKind kind, String providerId) {
    var dsl = OpenWork.of(tenant);
    var account =
        dsl.select(TENANT.ACCOUNT_ID)
            .from(TENANT)
            .where(TENANT.ID.eq(tenant))
            .fetchSingle()
            .value1();
    dsl.fetch(
        "select pg_advisory_xact_lock(hashtextextended({0}, 0))",
        val(account.value() + " " + Words.of(kind) + " " + providerId));
    return switch (kind) {
      case WALLET_CUSTOMER ->
          Routines.ownerOfProviderCustomer(dsl.configuration(), account.value(), providerId)
              .isEmpty();
      case CARD_CUSTOMER ->
          Routines.ownerOfCardCustomer(dsl.configuration(), account.value(), providerId).isEmpty();
    };
  }
}
