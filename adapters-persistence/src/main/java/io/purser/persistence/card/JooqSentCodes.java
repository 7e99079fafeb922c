package io.purser.persistence.card;

import static io.purser.persistence.schema.Tables.CARD_CODE;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.val;

import io.purser.domain.card.onboarding.CodeChannel;
import io.purser.domain.card.onboarding.SentCode;
import io.purser.domain.card.onboarding.SentCodes;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Words;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;

@Singleton
final class JooqSentCodes implements SentCodes {
  @Override
  public Optional<SentCode> newest(TenantId tenant, CustomerId customer, CodeChannel channel) {
    return OpenWork.of(tenant)
        .selectFrom(CARD_CODE)
        .where(isOf(tenant, customer, channel))
        .orderBy(CARD_CODE.SENT_AT.desc(), CARD_CODE.ID.desc())
        .limit(1)
        .fetchOptional(
            row -> new SentCode(row.getId(), row.getSentAt(), row.getGoodUntil(), row.getTries()));
  }

  @Override
  public List<Instant> sentAfter(
      TenantId tenant, CustomerId customer, CodeChannel channel, Instant after) {
    return OpenWork.of(tenant)
        .select(CARD_CODE.SENT_AT)
        .from(CARD_CODE)
        .where(isOf(tenant, customer, channel))
        .and(CARD_CODE.SENT_AT.gt(after))
        .orderBy(CARD_CODE.SENT_AT)
        .fetch(CARD_CODE.SENT_AT);
  }

  @Override
  public void add(TenantId tenant, CustomerId customer, CodeChannel channel, SentCode code) {
    OpenWork.of(tenant)
        .insertInto(CARD_CODE)
        .set(CARD_CODE.TENANT_ID, tenant)
        .set(CARD_CODE.ID, code.id())
        .set(CARD_CODE.CUSTOMER_ID, customer)
        .set(CARD_CODE.CHANNEL, Words.of(channel))
        .set(CARD_CODE.SENT_AT, code.sentAt())
        .set(CARD_CODE.GOOD_UNTIL, code.goodUntil())
        .set(CARD_CODE.TRIES, code.tries())
        .execute();
  }

  @Override
  public void countTry(TenantId tenant, SentCode code) {
    set(tenant, code, CARD_CODE.TRIES, CARD_CODE.TRIES.plus(1));
  }

  @Override
  public void giveTryBack(TenantId tenant, SentCode code) {
    set(tenant, code, CARD_CODE.TRIES, greatest(CARD_CODE.TRIES.minus(1), val(0)));
  }

  @Override
  public void useUp(TenantId tenant, SentCode code, int tries) {
    set(tenant, code, CARD_CODE.TRIES, greatest(CARD_CODE.TRIES, val(tries)));
  }

  @Override
  public void setGoodUntil(TenantId tenant, SentCode code, Instant end) {
    set(tenant, code, CARD_CODE.GOOD_UNTIL, val(end));
  }

  @Override
  public void remove(TenantId tenant, SentCode code) {
    set(tenant, code, CARD_CODE.TAKEN_BACK, val(true));
  }

  private static <T> void set(TenantId tenant, SentCode code, Field<T> column, Field<T> value) {
    OpenWork.of(tenant)
        .update(CARD_CODE)
        .set(column, value)
        .where(CARD_CODE.TENANT_ID.eq(tenant))
        .and(CARD_CODE.ID.eq(code.id()))
        .execute();
  }

  private static Condition isOf(TenantId tenant, CustomerId customer, CodeChannel channel) {
    return CARD_CODE
        .TENANT_ID
        .eq(tenant)
        .and(CARD_CODE.CUSTOMER_ID.eq(customer))
        .and(CARD_CODE.CHANNEL.eq(Words.of(channel)))
        .and(CARD_CODE.TAKEN_BACK.isFalse());
  }
}
