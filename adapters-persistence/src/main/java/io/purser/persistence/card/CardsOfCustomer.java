package io.purser.persistence.card;

import static io.purser.persistence.ReadyStatement.parameterFor;
import static io.purser.persistence.ReadyStatement.parametersFor;
import static io.purser.persistence.schema.Tables.CARD;
import static io.purser.persistence.schema.Tables.CARD_ACCOUNT;
import static io.purser.persistence.schema.Tables.CARD_CODE;
import static io.purser.persistence.schema.Tables.CARD_ONBOARDING;
import static io.purser.persistence.schema.Tables.CARD_ONBOARDING_STAGE;
import static io.purser.persistence.schema.Tables.CUSTOMER;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.select;

import io.purser.domain.card.Card;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.CardOnboardings.Reached;
import io.purser.domain.card.onboarding.CodeChannel;
import io.purser.domain.card.onboarding.CodesOfCustomer;
import io.purser.domain.card.onboarding.SentCode;
import io.purser.domain.card.onboarding.Stage;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.overview.Overview.CardHolding;
import io.purser.domain.customer.overview.Overviews;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.CustomerRead;
import io.purser.persistence.Pages;
import io.purser.persistence.ReadyStatement;
import io.purser.persistence.Words;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Select;
import org.jooq.SelectLimitPercentStep;

/** What a customer has of cards, and on the way to them, as parts of a greater read. */
public final class CardsOfCustomer {
  private static final PageRequest FIRST = PageRequest.first(Overviews.FIRST);

  public static final CustomerRead<Page<Card>> CARDS =
      new CustomerRead<>(
          ReadyStatement.of(
              select(CARD.fields())
                  .from(CARD)
                  .where(CARD.TENANT_ID.eq(parameterFor(CARD.TENANT_ID)))
                  .and(CARD.CUSTOMER_ID.eq(parameterFor(CARD.CUSTOMER_ID)))
                  .orderBy(CARD.CREATED_AT.desc(), CARD.ID.desc())
                  .limit(Pages.rowsFor(FIRST))),
          rows ->
              Pages.of(
                  rows.map(row -> CardColumns.read(row.into(CARD))),
                  FIRST,
                  last -> new Position(last.header().createdAt(), last.id().value()),
                  () -> 0));

  public static final CustomerRead<Optional<CardOnboarding>> ONBOARDING =
      new CustomerRead<>(
          ReadyStatement.of(newest()),
          rows ->
              rows.stream()
                  .map(row -> OnboardingColumns.read(row.into(CARD_ONBOARDING)))
                  .findFirst());

  /** Empty where the provider has no card customer. */
  public static final CustomerRead<Optional<CardHolding>> CARD_ACCOUNT_HOLDING =
      new CustomerRead<>(
          ReadyStatement.of(account()),
          rows -> rows.stream().map(CardsOfCustomer::holding).findFirst());

  /** The same with the customer's id, of several customers, whose ids are its second parameter. */
  public static final ReadyStatement CARD_ACCOUNT_HOLDINGS_OF_SEVERAL =
      ReadyStatement.of(accounts());

  /** Of the same onboarding. */
  public static final CustomerRead<List<Reached>> HISTORY =
      new CustomerRead<>(ReadyStatement.of(history()), CardsOfCustomer::history);

  /** What is older than two days is removed, so there are not many. */
  public static final CustomerRead<CodesOfCustomer> CODES =
      new CustomerRead<>(
          ReadyStatement.of(
              select(CARD_CODE.fields())
                  .from(CARD_CODE)
                  .where(CARD_CODE.TENANT_ID.eq(parameterFor(CARD_CODE.TENANT_ID)))
                  .and(CARD_CODE.CUSTOMER_ID.eq(parameterFor(CARD_CODE.CUSTOMER_ID)))
                  .and(CARD_CODE.TAKEN_BACK.isFalse())
                  .orderBy(CARD_CODE.SENT_AT.desc(), CARD_CODE.ID.desc())),
          Codes::new);

  private CardsOfCustomer() {}

  private static SelectLimitPercentStep<Record> newest() {
    return newest(
        parameterFor(CARD_ONBOARDING.TENANT_ID), parameterFor(CARD_ONBOARDING.CUSTOMER_ID));
  }

  private static SelectLimitPercentStep<Record> newest(
      Field<TenantId> tenant, Field<CustomerId> customer) {
    return select(CARD_ONBOARDING.fields())
        .from(CARD_ONBOARDING)
        .where(CARD_ONBOARDING.TENANT_ID.eq(tenant))
        .and(CARD_ONBOARDING.CUSTOMER_ID.eq(customer))
        .orderBy(
            CARD_ONBOARDING.STATE.in(
                CurrentOnboarding.ENDS.stream().map(word -> inline(word)).toList()),
            CARD_ONBOARDING.CREATED_AT.desc(),
            CARD_ONBOARDING.ID.desc())
        .limit(inline(1));
  }

  private static Select<?> account() {
    var onboarding = newest().asTable("newest");
    return select(CARD_ACCOUNT.fields())
        .from(onboarding)
        .leftJoin(CARD_ACCOUNT)
        .on(CARD_ACCOUNT.TENANT_ID.eq(onboarding.field(CARD_ONBOARDING.TENANT_ID)))
        .and(CARD_ACCOUNT.CUSTOMER_ID.eq(onboarding.field(CARD_ONBOARDING.CUSTOMER_ID)))
        .where(
            requireNonNull(onboarding.field(CARD_ONBOARDING.PROVIDER_CARD_CUSTOMER_ID))
                .isNotNull());
  }

  private static Select<?> accounts() {
    var onboarding = newest(CUSTOMER.TENANT_ID, CUSTOMER.ID).asTable("newest");
    return select(CUSTOMER.ID)
        .select(CARD_ACCOUNT.fields())
        .from(CUSTOMER)
        .crossJoin(lateral(onboarding))
        .leftJoin(CARD_ACCOUNT)
        .on(CARD_ACCOUNT.TENANT_ID.eq(CUSTOMER.TENANT_ID))
        .and(CARD_ACCOUNT.CUSTOMER_ID.eq(CUSTOMER.ID))
        .where(CUSTOMER.TENANT_ID.eq(parameterFor(CUSTOMER.TENANT_ID)))
        .and(CUSTOMER.ID.eq(any(parametersFor(CUSTOMER.ID))))
        .and(
            requireNonNull(onboarding.field(CARD_ONBOARDING.PROVIDER_CARD_CUSTOMER_ID))
                .isNotNull());
  }

  public static CardHolding holding(Record row) {
    return new CardHolding(JooqCardBalances.read(row.into(CARD_ACCOUNT)).orElse(null));
  }

  private static Select<?> history() {
    var onboarding = newest().asTable("newest");
    return select(CARD_ONBOARDING_STAGE.STAGE, CARD_ONBOARDING_STAGE.REACHED_AT)
        .from(onboarding)
        .join(CARD_ONBOARDING_STAGE)
        .on(CARD_ONBOARDING_STAGE.TENANT_ID.eq(onboarding.field(CARD_ONBOARDING.TENANT_ID)))
        .and(CARD_ONBOARDING_STAGE.ONBOARDING_ID.eq(onboarding.field(CARD_ONBOARDING.ID)));
  }

  private static List<Reached> history(Result<Record> rows) {
    return rows.stream()
        .map(
            row ->
                new Reached(
                    Words.parse(Stage.class, row.get(CARD_ONBOARDING_STAGE.STAGE)),
                    row.get(CARD_ONBOARDING_STAGE.REACHED_AT)))
        .sorted(Comparator.comparing(Reached::stage))
        .toList();
  }

  /** The newest first. */
  private record Codes(Result<Record> rows) implements CodesOfCustomer {
    @Override
    public Optional<SentCode> newest(CodeChannel channel) {
      return by(channel)
          .map(
              row ->
                  new SentCode(
                      row.get(CARD_CODE.ID),
                      row.get(CARD_CODE.SENT_AT),
                      row.get(CARD_CODE.GOOD_UNTIL),
                      row.get(CARD_CODE.TRIES)))
          .findFirst();
    }

    @Override
    public List<Instant> sentAfter(CodeChannel channel, Instant after) {
      return by(channel)
          .map(row -> row.get(CARD_CODE.SENT_AT))
          .filter(sent -> sent.isAfter(after))
          .sorted()
          .toList();
    }

    private Stream<Record> by(CodeChannel channel) {
      return rows.stream().filter(row -> row.get(CARD_CODE.CHANNEL).equals(Words.of(channel)));
    }
  }
}
