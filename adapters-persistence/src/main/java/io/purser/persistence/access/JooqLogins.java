package io.purser.persistence.access;

import static io.purser.persistence.schema.Tables.IDEMPOTENCY_RECORD;
import static io.purser.persistence.schema.Tables.LOGIN;

import io.purser.domain.access.Caller;
import io.purser.domain.access.Logins;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.Hands;
import io.purser.persistence.OpenWork;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

@Singleton
final class JooqLogins implements Logins {
  @Override
  public Optional<Link> find(TenantId tenant, String issuer, String subject) {
    return OpenWork.of(tenant)
        .select(LOGIN.CUSTOMER_ID, LOGIN.LINKED_BY)
        .from(LOGIN)
        .where(LOGIN.TENANT_ID.eq(tenant))
        .and(LOGIN.ISSUER.eq(issuer))
        .and(LOGIN.SUBJECT.eq(subject))
        .fetchOptional(row -> new Link(row.value1(), Hands.read(row.value2())));
  }

  @Override
  public void end(TenantId tenant, CustomerId customer) {
    var principals =
        OpenWork.of(tenant)
            .deleteFrom(LOGIN)
            .where(LOGIN.TENANT_ID.eq(tenant))
            .and(LOGIN.CUSTOMER_ID.eq(customer))
            .returning(LOGIN.ISSUER, LOGIN.SUBJECT)
            .fetch(ended -> Caller.EndUser.principalOf(ended.getIssuer(), ended.getSubject()));
    OpenWork.of(tenant)
        .deleteFrom(IDEMPOTENCY_RECORD)
        .where(IDEMPOTENCY_RECORD.TENANT_ID.eq(tenant))
        .and(IDEMPOTENCY_RECORD.PRINCIPAL.in(principals))
        .execute();
  }

  @Override
  public boolean bind(
      TenantId tenant, String issuer, String subject, CustomerId customer, Set<String> by) {
    int bound =
        OpenWork.of(tenant)
            .insertInto(LOGIN)
            .set(LOGIN.TENANT_ID, tenant)
            .set(LOGIN.ISSUER, issuer)
            .set(LOGIN.SUBJECT, subject)
            .set(LOGIN.CUSTOMER_ID, customer)
            .set(LOGIN.LINKED_BY, Hands.written(by))
            .onConflictDoNothing()
            .execute();
    // Whoever was first is still there, unless deleted a moment ago; the next try will do then.
    return bound == 1 || customerOf(tenant, issuer, subject).filter(customer::equals).isPresent();
  }
}
