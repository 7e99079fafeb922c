package io.purser.persistence.card;

import static io.purser.persistence.schema.Tables.CARD_TOKEN;

import io.purser.domain.card.spending.CardTokens;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.OpenWork;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
final class JooqCardTokens implements CardTokens {
  @Override
  public List<Token> of(TenantId tenant, CustomerId customer) {
    return OpenWork.of(tenant)
        .selectFrom(CARD_TOKEN)
        .where(CARD_TOKEN.TENANT_ID.eq(tenant))
        .and(CARD_TOKEN.CUSTOMER_ID.eq(customer))
        .fetch(row -> new Token(row.getToken(), row.getProviderCardId(), row.getAskedAt()));
  }

  @Override
  public void put(TenantId tenant, CustomerId customer, Token token) {
    OpenWork.of(tenant)
        .insertInto(CARD_TOKEN)
        .set(CARD_TOKEN.TENANT_ID, tenant)
        .set(CARD_TOKEN.TOKEN, token.value())
        .set(CARD_TOKEN.CUSTOMER_ID, customer)
        .set(CARD_TOKEN.PROVIDER_CARD_ID, token.providerCard())
        .set(CARD_TOKEN.ASKED_AT, token.askedAt())
        .onConflict(CARD_TOKEN.TENANT_ID, CARD_TOKEN.TOKEN)
        .doUpdate()
        .set(CARD_TOKEN.PROVIDER_CARD_ID, token.providerCard())
        .set(CARD_TOKEN.ASKED_AT, token.askedAt())
        .execute();
  }
}
