package io.purser.domain.card.onboarding;

import static java.util.Comparator.comparing;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** {@link SentCodes} in memory. */
public final class InMemorySentCodes implements SentCodes {
  private final InMemoryUnitOfWork work;
  private final Rows<String, Row> rows;

  public InMemorySentCodes(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
  }

  @Override
  public Optional<SentCode> newest(TenantId tenant, CustomerId customer, CodeChannel channel) {
    work.require(tenant, "codes.newest");
    return of(tenant, customer, channel).reduce((_, later) -> later).map(Row::code);
  }

  @Override
  public List<Instant> sentAfter(
      TenantId tenant, CustomerId customer, CodeChannel channel, Instant after) {
    work.require(tenant, "codes.sentAfter");
    return of(tenant, customer, channel)
        .map(row -> row.code.sentAt())
        .filter(sentAt -> sentAt.isAfter(after))
        .toList();
  }

  @Override
  public void add(TenantId tenant, CustomerId customer, CodeChannel channel, SentCode code) {
    work.require(tenant, "codes.add");
    rows.add(code.id(), new Row(tenant, customer, channel, code, false));
  }

  @Override
  public void countTry(TenantId tenant, SentCode code) {
    change(tenant, code, it -> new SentCode(it.id(), it.sentAt(), it.goodUntil(), it.tries() + 1));
  }

  @Override
  public void giveTryBack(TenantId tenant, SentCode code) {
    change(
        tenant,
        code,
        it -> new SentCode(it.id(), it.sentAt(), it.goodUntil(), Math.max(0, it.tries() - 1)));
  }

  @Override
  public void useUp(TenantId tenant, SentCode code, int tries) {
    change(
        tenant,
        code,
        it -> new SentCode(it.id(), it.sentAt(), it.goodUntil(), Math.max(tries, it.tries())));
  }

  @Override
  public void setGoodUntil(TenantId tenant, SentCode code, Instant end) {
    change(tenant, code, it -> new SentCode(it.id(), it.sentAt(), end, it.tries()));
  }

  @Override
  public void remove(TenantId tenant, SentCode code) {
    work.require(tenant, "codes.remove");
    rows.lock(code.id())
        .filter(row -> row.tenant.equals(tenant))
        .ifPresent(row -> rows.put(code.id(), row.removed()));
  }

  private void change(TenantId tenant, SentCode code, UnaryOperator<SentCode> change) {
    work.require(tenant, "codes.change");
    rows.lock(code.id())
        .filter(row -> row.tenant.equals(tenant))
        .ifPresent(row -> rows.put(code.id(), row.with(change.apply(row.code))));
  }

  private Stream<Row> of(TenantId tenant, CustomerId customer, CodeChannel channel) {
    return rows.all()
        .filter(row -> !row.gone && row.tenant.equals(tenant))
        .filter(row -> row.customer.equals(customer) && row.channel == channel)
        .sorted(comparing((Row row) -> row.code.sentAt()).thenComparing(row -> row.code.id()));
  }

  private record Row(
      TenantId tenant, CustomerId customer, CodeChannel channel, SentCode code, boolean gone) {
    Row with(SentCode changed) {
      return new Row(tenant, customer, channel, changed, gone);
    }

    Row removed() {
      return new Row(tenant, customer, channel, code, true);
    }
  }
}
