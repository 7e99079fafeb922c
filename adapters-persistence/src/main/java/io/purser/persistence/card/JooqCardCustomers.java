package io.purser.persistence.card;

import static io.purser.persistence.schema.Tables.CARD;
import static io.purser.persistence.schema.Tables.CARD_ACCOUNT;
import static io.purser.persistence.schema.Tables.CARD_ONBOARDING;
import static io.purser.persistence.schema.Tables.CUSTOMER;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import io.purser.domain.card.onboarding.OnboardingId;
import io.purser.domain.card.onboarding.Stage;
import io.purser.domain.customer.CustomerState;
import io.purser.domain.customer.ExternalId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.programme.CardCustomer;
import io.purser.domain.programme.CardCustomers;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Pages;
import io.purser.persistence.Words;
import io.purser.persistence.schema.tables.records.CardAccountRecord;
import io.purser.persistence.schema.tables.records.CardOnboardingRecord;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** A page is one statement, and looks at no more onboardings than it shows, but for ended ones. */
@Singleton
final class JooqCardCustomers implements CardCustomers {
  private static final List<String> OPEN = List.of("active", "frozen", "blocked");

  private static final Field<Integer> OPEN_CARDS =
      field(
              selectCount()
                  .from(CARD)
                  .where(CARD.TENANT_ID.eq(CARD_ONBOARDING.TENANT_ID))
                  .and(CARD.CUSTOMER_ID.eq(CARD_ONBOARDING.CUSTOMER_ID))
                  .and(CARD.STATE.in(OPEN)))
          .as("open_cards");

  @Override
  public Page<CardCustomer> list(
      TenantId tenant, Set<Stage> stages, boolean withBalances, PageRequest page) {
    var matching =
        CARD_ONBOARDING
            .TENANT_ID
            .eq(tenant)
            .and(isIn(stages))
            .and(CurrentOnboarding.isIt())
            .and(isOfTheLiving());
    var rows =
        OpenWork.of(tenant)
            .select(
                CARD_ONBOARDING,
                CUSTOMER.EXTERNAL_ID,
                CUSTOMER.PROVIDER_CUSTOMER_ID,
                OPEN_CARDS,
                CARD_ACCOUNT)
            .from(CARD_ONBOARDING)
            .join(CUSTOMER)
            .on(CUSTOMER.TENANT_ID.eq(CARD_ONBOARDING.TENANT_ID))
            .and(CUSTOMER.ID.eq(CARD_ONBOARDING.CUSTOMER_ID))
            .leftJoin(CARD_ACCOUNT)
            .on(withBalances ? isTheAccount() : falseCondition())
            .where(matching)
            .and(isAfter(page.after()))
            .orderBy(CARD_ONBOARDING.CREATED_AT.desc(), CARD_ONBOARDING.ID.desc())
            .limit(Pages.rowsFor(page))
            .fetch(
                found ->
                    read(
                        found.value1(),
                        found.value2(),
                        found.value3(),
                        found.value4(),
                        found.value5()));
    return Pages.of(
        rows,
        page,
        last -> {
          var header = last.onboarding().header();
          return new Position(header.createdAt(), header.id().value());
        },
        () -> OpenWork.of(tenant).fetchCount(CARD_ONBOARDING, matching));
  }

  private static Condition isTheAccount() {
    return CARD_ACCOUNT
        .TENANT_ID
        .eq(CARD_ONBOARDING.TENANT_ID)
        .and(CARD_ACCOUNT.CUSTOMER_ID.eq(CARD_ONBOARDING.CUSTOMER_ID));
  }

  private static Condition isIn(Set<Stage> stages) {
    return stages.isEmpty()
        ? noCondition()
        : CARD_ONBOARDING.STATE.in(stages.stream().sorted().map(Words::of).toList());
  }

  private static Condition isOfTheLiving() {
    return notExists(
        selectOne()
            .from(CUSTOMER)
            .where(CUSTOMER.TENANT_ID.eq(CARD_ONBOARDING.TENANT_ID))
            .and(CUSTOMER.ID.eq(CARD_ONBOARDING.CUSTOMER_ID))
            .and(CUSTOMER.STATE.eq(Words.of(CustomerState.DELETED))));
  }

  private static Condition isAfter(@Nullable Position last) {
    return last == null
        ? noCondition()
        : row(CARD_ONBOARDING.CREATED_AT, CARD_ONBOARDING.ID)
            .lt(row(val(last.createdAt()), val(new OnboardingId(last.id()), CARD_ONBOARDING.ID)));
  }

  private static CardCustomer read(
      CardOnboardingRecord onboarding,
      @Nullable String externalId,
      @Nullable String providerCustomerId,
      int openCards,
      @Nullable CardAccountRecord account) {
    return new CardCustomer(
        OnboardingColumns.read(onboarding),
        externalId == null ? null : new ExternalId(externalId),
        providerCustomerId,
        openCards,
        account == null ? null : JooqCardBalances.read(account).orElse(null));
  }
}
