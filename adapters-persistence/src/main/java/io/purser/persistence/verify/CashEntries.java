package io.purser.persistence.verify;

import static io.purser.persistence.schema.Tables.CASH_ENTRY;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record6;
import org.jooq.Select;
import org.jooq.TableLike;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The entries that there must be, to be laid beside those that there are. */
final class CashEntries {
  private static final Field<String> TENANT = text("tenant");
  private static final Field<String> SUBJECT = text("subject");
  private static final Field<String> KIND = text("kind");
  private static final Field<String> ACCOUNT = text("account");
  private static final Field<String> CURRENCY = text("currency");
  private static final Field<Long> CREDIT = field(name("credit"), SQLDataType.BIGINT);

  private final List<Select<Record6<String, String, String, String, String, Long>>> expected =
      new ArrayList<>();

  private static Field<String> text(String name) {
    return field(name(name), SQLDataType.CLOB);
  }

  /** Postings of one kind, one for each of these rows that meets the condition. */
  record Postings(
      TableLike<?> rows, Field<?> tenant, Field<?> subject, String kind, Condition which) {}

  /** Each of these postings has this entry, unless that is zero. */
  CashEntries with(Postings of, String account, Field<String> currency, Field<Long> credit) {
    expected.add(
        select(
                of.tenant.coerce(String.class).as(TENANT),
                of.subject.coerce(String.class).as(SUBJECT),
                inline(of.kind).as(KIND),
                inline(account).as(ACCOUNT),
                currency.as(CURRENCY),
                credit.as(CREDIT))
            .from(of.rows)
            .where(of.which)
            .and(credit.ne(0L)));
    return this;
  }

  /**
   * Names the postings that are missing, that are too many, or that have other entries.
   *
   * @param isOne which entries there are these are to be all of
   */
  List<String> contradictions(DSLContext database, Condition isOne, int maximum) {
    var due = name("due").as(expected.stream().reduce(Select::unionAll).orElseThrow());
    var booked =
        name("booked")
            .as(
                select(
                        CASH_ENTRY.TENANT_ID.coerce(String.class).as(TENANT),
                        CASH_ENTRY.SUBJECT.as(SUBJECT),
                        CASH_ENTRY.KIND.as(KIND),
                        CASH_ENTRY.ACCOUNT.as(ACCOUNT),
                        CASH_ENTRY.CURRENCY.as(CURRENCY),
                        CASH_ENTRY.CREDIT.as(CREDIT))
                    .from(CASH_ENTRY)
                    .where(isOne));
    var whose = coalesce(due.field(TENANT), booked.field(TENANT));
    var what = coalesce(due.field(SUBJECT), booked.field(SUBJECT));
    var kind = coalesce(due.field(KIND), booked.field(KIND));
    return database
        .with(due, booked)
        .select(what, whose, kind)
        .from(due)
        .fullJoin(booked)
        .using(TENANT, SUBJECT, KIND, ACCOUNT, CURRENCY)
        .where(nothingIsZero(due.field(CREDIT)).ne(nothingIsZero(booked.field(CREDIT))))
        .groupBy(whose, what, kind)
        .orderBy(whose, what, kind)
        .limit(maximum)
        .fetch(
            row ->
                "posting '%s' of %s of %s is missing, too many or of other amounts"
                    .formatted(row.value3(), row.value1(), row.value2()));
  }

  private static Field<Long> nothingIsZero(@Nullable Field<Long> credit) {
    return coalesce(credit, inline(0L));
  }
}
