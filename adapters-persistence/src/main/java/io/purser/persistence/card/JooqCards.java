package io.purser.persistence.card;

import static io.purser.persistence.ReadyStatement.parameterFor;
import static io.purser.persistence.schema.Tables.CARD;
import static io.purser.persistence.schema.Tables.TENANT;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.purser.domain.card.Card;
import io.purser.domain.card.CardId;
import io.purser.domain.card.Cards;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.StaleAggregate;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Pages;
import io.purser.persistence.ReadyStatement;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

@Singleton
final class JooqCards implements Cards {
  private static final ReadyStatement GET =
      ReadyStatement.of(
          select(CARD.fields())
              .from(CARD)
              .where(CARD.TENANT_ID.eq(parameterFor(CARD.TENANT_ID)))
              .and(CARD.ID.eq(parameterFor(CARD.ID))));

  @Override
  public void add(Card.Requested card) {
    insert(card);
  }

  @Override
  public void adopt(Card.Issued card) {
    insert(card);
  }

  private static void insert(Card card) {
    var tenant = card.header().tenant();
    OpenWork.of(tenant)
        .insertInto(CARD)
        .set(CardColumns.write(card, 1))
        .set(
            CARD.ACCOUNT_ID,
            field(select(TENANT.ACCOUNT_ID).from(TENANT).where(TENANT.ID.eq(tenant))))
        .execute();
  }

  @Override
  public void save(Card card) {
    var loaded = card.header();
    int saved =
        OpenWork.of(loaded.tenant())
            .update(CARD)
            .set(CardColumns.write(card, loaded.version() + 1))
            .where(CARD.TENANT_ID.eq(loaded.tenant()))
            .and(CARD.ID.eq(loaded.id()))
            .and(CARD.VERSION.eq(loaded.version()))
            .execute();
    if (saved == 0) {
      throw new StaleAggregate(loaded.id().value());
    }
  }

  @Override
  public Optional<Card> get(TenantId tenant, CardId id) {
    return GET.fetchOptional(tenant, tenant, id).map(row -> CardColumns.read(row.into(CARD)));
  }

  @Override
  public Optional<Card> getForUpdate(TenantId tenant, CardId id) {
    return OpenWork.of(tenant)
        .selectFrom(CARD)
        .where(CARD.TENANT_ID.eq(tenant))
        .and(CARD.ID.eq(id))
        .forUpdate()
        .fetchOptional(CardColumns::read);
  }

  @Override
  public List<Card> of(TenantId tenant, CustomerId customer) {
    return OpenWork.of(tenant)
        .selectFrom(CARD)
        .where(isOf(tenant, customer))
        .and(CARD.STATE.ne("failed"))
        .orderBy(CARD.CREATED_AT.desc(), CARD.ID.desc())
        .fetch(CardColumns::read);
  }

  @Override
  public Page<Card> list(TenantId tenant, CustomerId customer, PageRequest page) {
    var matching = isOf(tenant, customer);
    var found =
        OpenWork.of(tenant)
            .selectFrom(CARD)
            .where(matching)
            .and(isAfter(page.after()))
            .orderBy(CARD.CREATED_AT.desc(), CARD.ID.desc())
            .limit(Pages.rowsFor(page))
            .fetch(CardColumns::read);
    return Pages.of(
        found,
        page,
        last -> new Position(last.header().createdAt(), last.id().value()),
        () -> OpenWork.of(tenant).fetchCount(CARD, matching));
  }

  private static Condition isAfter(@Nullable Position last) {
    return last == null
        ? noCondition()
        : row(CARD.CREATED_AT, CARD.ID)
            .lt(row(val(last.createdAt()), val(new CardId(last.id()), CARD.ID)));
  }

  private static Condition isOf(TenantId tenant, CustomerId customer) {
    return CARD.TENANT_ID.eq(tenant).and(CARD.CUSTOMER_ID.eq(customer));
  }
}
