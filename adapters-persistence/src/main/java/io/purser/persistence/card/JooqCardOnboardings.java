package io.purser.persistence.card;

import static io.purser.persistence.ReadyStatement.parameterFor;
import static io.purser.persistence.schema.Tables.CARD_ONBOARDING;
import static io.purser.persistence.schema.Tables.CARD_ONBOARDING_STAGE;
import static io.purser.persistence.schema.Tables.CUSTOMER;
import static io.purser.persistence.schema.Tables.TENANT;
import static java.util.Comparator.comparing;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;

import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.card.onboarding.OnboardingId;
import io.purser.domain.card.onboarding.Stage;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.StaleAggregate;
import io.purser.persistence.DatabaseTime;
import io.purser.persistence.OpenWork;
import io.purser.persistence.ReadyStatement;
import io.purser.persistence.Transactions;
import io.purser.persistence.Words;
import io.purser.persistence.schema.Routines;
import io.purser.persistence.schema.tables.records.CardOnboardingRecord;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jooq.SelectConditionStep;
import org.jooq.SelectLimitPercentStep;

@Singleton
final class JooqCardOnboardings implements CardOnboardings {
  private static final ReadyStatement BEGUN =
      ReadyStatement.of(
          update(CUSTOMER)
              .set(CUSTOMER.ONBOARDED, inline(true))
              .where(CUSTOMER.TENANT_ID.eq(parameterFor(CUSTOMER.TENANT_ID)))
              .and(CUSTOMER.ID.eq(parameterFor(CUSTOMER.ID)))
              .and(CUSTOMER.ONBOARDED.isFalse()));

  private final Transactions transactions;

  JooqCardOnboardings(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(CardOnboarding.Requested onboarding) {
    insert(onboarding);
  }

  private static void insert(CardOnboarding onboarding) {
    var tenant = onboarding.header().tenant();
    OpenWork.of(tenant)
        .insertInto(CARD_ONBOARDING)
        .set(OnboardingColumns.write(onboarding, 1))
        .set(
            CARD_ONBOARDING.ACCOUNT_ID,
            field(select(TENANT.ACCOUNT_ID).from(TENANT).where(TENANT.ID.eq(tenant))))
        .set(
            CARD_ONBOARDING.CUSTOMER_CREATED_AT,
            field(
                select(CUSTOMER.CREATED_AT)
                    .from(CUSTOMER)
                    .where(CUSTOMER.TENANT_ID.eq(tenant))
                    .and(CUSTOMER.ID.eq(onboarding.header().customer()))))
        .execute();
    addStage(onboarding);
    OpenWork.atTheEnd(tenant, BEGUN, tenant, onboarding.header().customer());
  }

  @Override
  public void adopt(CardOnboarding.Known onboarding) {
    insert(onboarding);
  }

  @Override
  public void save(CardOnboarding onboarding) {
    var loaded = onboarding.header();
    int saved =
        OpenWork.of(loaded.tenant())
            .update(CARD_ONBOARDING)
            .set(OnboardingColumns.write(onboarding, loaded.version() + 1))
            .where(CARD_ONBOARDING.TENANT_ID.eq(loaded.tenant()))
            .and(CARD_ONBOARDING.ID.eq(loaded.id()))
            .and(CARD_ONBOARDING.VERSION.eq(loaded.version()))
            .execute();
    if (saved == 0) {
      throw new StaleAggregate(loaded.id().value());
    }
    addStage(onboarding);
  }

  private static void addStage(CardOnboarding onboarding) {
    var header = onboarding.header();
    OpenWork.of(header.tenant())
        .insertInto(CARD_ONBOARDING_STAGE)
        .set(CARD_ONBOARDING_STAGE.TENANT_ID, header.tenant())
        .set(CARD_ONBOARDING_STAGE.ONBOARDING_ID, header.id())
        .set(CARD_ONBOARDING_STAGE.STAGE, Words.of(onboarding.stage()))
        .set(CARD_ONBOARDING_STAGE.REACHED_AT, header.updatedAt())
        .onConflictDoNothing()
        .execute();
  }

  @Override
  public Optional<CardOnboarding> get(TenantId tenant, OnboardingId id) {
    return byId(tenant, id).fetchOptional(OnboardingColumns::read);
  }

  @Override
  public Optional<CardOnboarding> getForUpdate(TenantId tenant, OnboardingId id) {
    return byId(tenant, id).forUpdate().fetchOptional(OnboardingColumns::read);
  }

  private static SelectConditionStep<CardOnboardingRecord> byId(TenantId tenant, OnboardingId id) {
    return OpenWork.of(tenant)
        .selectFrom(CARD_ONBOARDING)
        .where(CARD_ONBOARDING.TENANT_ID.eq(tenant))
        .and(CARD_ONBOARDING.ID.eq(id));
  }

  @Override
  public Optional<CardOnboarding> newest(TenantId tenant, CustomerId customer) {
    return newestOf(tenant, customer).fetchOptional(OnboardingColumns::read);
  }

  @Override
  public Optional<CardOnboarding> newestForUpdate(TenantId tenant, CustomerId customer) {
    return newestOf(tenant, customer).forUpdate().fetchOptional(OnboardingColumns::read);
  }

  private static SelectLimitPercentStep<CardOnboardingRecord> newestOf(
      TenantId tenant, CustomerId customer) {
    return OpenWork.of(tenant)
        .selectFrom(CARD_ONBOARDING)
        .where(CARD_ONBOARDING.TENANT_ID.eq(tenant))
        .and(CARD_ONBOARDING.CUSTOMER_ID.eq(customer))
        .orderBy(
            CARD_ONBOARDING.STATE.in(CurrentOnboarding.ENDS),
            CARD_ONBOARDING.CREATED_AT.desc(),
            CARD_ONBOARDING.ID.desc())
        .limit(1);
  }

  @Override
  public List<Reached> history(TenantId tenant, OnboardingId id) {
    return OpenWork.of(tenant)
        .select(CARD_ONBOARDING_STAGE.STAGE, CARD_ONBOARDING_STAGE.REACHED_AT)
        .from(CARD_ONBOARDING_STAGE)
        .where(CARD_ONBOARDING_STAGE.TENANT_ID.eq(tenant))
        .and(CARD_ONBOARDING_STAGE.ONBOARDING_ID.eq(id))
        .fetch(row -> new Reached(Words.parse(Stage.class, row.value1()), row.value2()))
        .stream()
        // No more than there are states, in the order in which they come.
        .sorted(comparing(Reached::stage))
        .toList();
  }

  @Override
  public List<Waiting> waiting(Duration age, int maximum) {
    return transactions.inNone(
        dsl ->
            Routines.claimWaitingCardOnboardings(
                    dsl.configuration(), DatabaseTime.interval(age), maximum)
                .map(found -> new Waiting(found.getTenantId(), found.getOnboardingId())));
  }

  @Override
  public Optional<Waiting> ownerOf(ProviderAccountId account, String providerCardCustomerId) {
    if (providerCardCustomerId.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    return transactions.inNone(
        dsl ->
            Routines.ownerOfCardCustomer(
                    dsl.configuration(), account.value(), providerCardCustomerId)
                .stream()
                .map(found -> new Waiting(found.getTenantId(), found.getOnboardingId()))
                .findFirst());
  }
}
