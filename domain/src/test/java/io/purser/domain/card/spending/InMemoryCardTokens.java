package io.purser.domain.card.spending;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@link CardTokens} in memory. */
public final class InMemoryCardTokens implements CardTokens {
  private final InMemoryUnitOfWork work;
  private final Rows<Key, Row> rows;

  public InMemoryCardTokens(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
  }

  private record Key(TenantId tenant, String token) {}

  private record Row(TenantId tenant, CustomerId customer, Token token) {}

  @Override
  public List<Token> of(TenantId tenant, CustomerId customer) {
    work.require(tenant, "cardTokens.of");
    return rows.all()
        .filter(row -> row.tenant.equals(tenant) && row.customer.equals(customer))
        .map(Row::token)
        .toList();
  }

  @Override
  public void put(TenantId tenant, CustomerId customer, Token token) {
    work.require(tenant, "cardTokens.put");
    if (token.providerCard() != null) {
      rows.lockUnique(List.of(tenant, token.providerCard()));
      if (all(tenant)
          .anyMatch(
              other ->
                  token.providerCard().equals(other.providerCard())
                      && !other.value().equals(token.value()))) {
        throw new IllegalStateException("the card has another token");
      }
    }
    rows.put(new Key(tenant, token.value()), new Row(tenant, customer, token));
  }

  /** Which card of the provider's it is, if that is certain. */
  Optional<String> providerCard(TenantId tenant, String token) {
    return all(tenant)
        .filter(known -> known.value().equals(token))
        .flatMap(known -> Stream.ofNullable(known.providerCard()))
        .findFirst();
  }

  private Stream<Token> all(TenantId tenant) {
    return rows.all().filter(row -> row.tenant.equals(tenant)).map(Row::token);
  }
}
