package io.purser.persistence.customer;

import static io.purser.persistence.schema.Tables.ADOPTION_PROPOSAL;
import static io.purser.persistence.schema.Tables.CARD_ONBOARDING;
import static io.purser.persistence.schema.Tables.CUSTOMER;
import static io.purser.persistence.schema.Tables.CUSTOMER_NAME_WORD;
import static io.purser.persistence.schema.Tables.EXTERNAL_WALLET;
import static io.purser.persistence.schema.Tables.IDEMPOTENCY_RECORD;
import static io.purser.persistence.schema.Tables.OPERATION;
import static io.purser.persistence.schema.Tables.TRANSFER;
import static io.purser.persistence.schema.Tables.TRANSFER_QUOTE;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import io.purser.domain.access.Caller;
import io.purser.domain.adoption.RecordKind;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.erasure.Traces;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.DatabaseTime;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Transactions;
import io.purser.persistence.Words;
import io.purser.persistence.schema.Routines;
import io.purser.persistence.seal.SealKeys;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;

@Singleton
final class JooqTraces implements Traces {
  private static final int INDEX_BYTES = 32;

  private final Transactions transactions;
  private final SealKeys keys;
  private final SecureRandom random = new SecureRandom();

  JooqTraces(Transactions transactions, SealKeys keys) {
    this.transactions = transactions;
    this.keys = keys;
  }

  @Override
  public void destroy(TenantId tenant, CustomerId customer) {
    var dsl = OpenWork.of(tenant);
    forgetRequests(dsl, tenant, customer);
    forgetProposals(dsl, tenant, customer);
    forgetNames(dsl, tenant, customer);
    dsl.deleteFrom(EXTERNAL_WALLET)
        .where(EXTERNAL_WALLET.TENANT_ID.eq(tenant))
        .and(EXTERNAL_WALLET.CUSTOMER_ID.eq(customer))
        .execute();
    forgetQuotes(dsl, tenant, customer);
    loosenOperations(dsl, tenant, customer);
    keys.destroy(tenant, customer);
  }

  /** Whoever sends one of them again is answered as if it were too old. */
  private static void forgetRequests(DSLContext dsl, TenantId tenant, CustomerId customer) {
    var operations =
        select(OPERATION.ID)
            .from(OPERATION)
            .where(OPERATION.TENANT_ID.eq(tenant))
            .and(OPERATION.CUSTOMER_ID.eq(customer));
    // Each along its own index.
    for (var theirs :
        List.of(
            IDEMPOTENCY_RECORD.ABOUT.eq(customer),
            IDEMPOTENCY_RECORD.OPERATION_ID.in(operations))) {
      dsl.deleteFrom(IDEMPOTENCY_RECORD)
          .where(IDEMPOTENCY_RECORD.TENANT_ID.eq(tenant))
          .and(theirs)
          .execute();
    }
  }

  private static void forgetProposals(DSLContext dsl, TenantId tenant, CustomerId customer) {
    var asWalletCustomer =
        select(CUSTOMER.PROVIDER_CUSTOMER_ID)
            .from(CUSTOMER)
            .where(CUSTOMER.TENANT_ID.eq(tenant))
            .and(CUSTOMER.ID.eq(customer));
    var asCardCustomer =
        select(CARD_ONBOARDING.PROVIDER_CARD_CUSTOMER_ID)
            .from(CARD_ONBOARDING)
            .where(CARD_ONBOARDING.TENANT_ID.eq(tenant))
            .and(CARD_ONBOARDING.CUSTOMER_ID.eq(customer));
    dsl.update(ADOPTION_PROPOSAL)
        .setNull(ADOPTION_PROPOSAL.EMAIL)
        .setNull(ADOPTION_PROPOSAL.NAME)
        .setNull(ADOPTION_PROPOSAL.REFERENCE)
        .where(ADOPTION_PROPOSAL.TENANT_ID.eq(tenant))
        .and(
            ADOPTION_PROPOSAL
                .CUSTOMER_ID
                .eq(customer)
                .or(isOf(RecordKind.WALLET_CUSTOMER, asWalletCustomer))
                .or(isOf(RecordKind.CARD_CUSTOMER, asCardCustomer)))
        .execute();
  }

  /** Also while nobody had seen whose record it is. */
  private static Condition isOf(RecordKind kind, Select<Record1<String>> ids) {
    return ADOPTION_PROPOSAL.KIND.eq(Words.of(kind)).and(ADOPTION_PROPOSAL.PROVIDER_ID.in(ids));
  }

  /** A quote that was used says what its transfer says. */
  private static void forgetQuotes(DSLContext dsl, TenantId tenant, CustomerId customer) {
    dsl.deleteFrom(TRANSFER_QUOTE)
        .where(TRANSFER_QUOTE.TENANT_ID.eq(tenant))
        .and(TRANSFER_QUOTE.CUSTOMER_ID.eq(customer))
        .andNotExists(
            selectOne()
                .from(TRANSFER)
                .where(TRANSFER.TENANT_ID.eq(tenant))
                .and(TRANSFER.CUSTOMER_ID.eq(customer))
                .and(TRANSFER.QUOTE_ID.eq(TRANSFER_QUOTE.ID)))
        .execute();
  }

  private static void forgetNames(DSLContext dsl, TenantId tenant, CustomerId customer) {
    dsl.deleteFrom(CUSTOMER_NAME_WORD)
        .where(CUSTOMER_NAME_WORD.TENANT_ID.eq(tenant))
        .and(CUSTOMER_NAME_WORD.CUSTOMER_ID.eq(customer))
        .execute();
    // Those that were ordered by nodes of a version before say so by issuer and subject.
    dsl.update(TRANSFER)
        .set(TRANSFER.APPROVAL_ORDERED_BY, Caller.EndUser.actorOf(customer))
        .where(TRANSFER.TENANT_ID.eq(tenant))
        .and(TRANSFER.CUSTOMER_ID.eq(customer))
        .and(TRANSFER.APPROVAL_ORDERED_BY.startsWith("user:"))
        .execute();
  }

  /** They are settled, and nobody looks for what they were about by that any more. */
  private void loosenOperations(DSLContext dsl, TenantId tenant, CustomerId customer) {
    dsl.select(OPERATION.ID)
        .from(OPERATION)
        .where(OPERATION.TENANT_ID.eq(tenant))
        .and(OPERATION.CUSTOMER_ID.eq(customer))
        .orderBy(OPERATION.ID)
        .forUpdate()
        .fetch(OPERATION.ID)
        .forEach(
            id -> {
              var index = new byte[INDEX_BYTES];
              random.nextBytes(index);
              dsl.update(OPERATION)
                  .set(OPERATION.NATURAL_KEY_INDEX, index)
                  .where(OPERATION.TENANT_ID.eq(tenant))
                  .and(OPERATION.ID.eq(id))
                  .execute();
            });
  }

  @Override
  public List<Due> dueAfter(Duration age, @Nullable Due behind, int maximum) {
    return transactions.inNone(
        dsl ->
            Routines.customersDueForErasure(
                    dsl.configuration(),
                    DatabaseTime.interval(age),
                    behind == null ? null : behind.deletedAt(),
                    behind == null ? null : behind.tenant().value(),
                    behind == null ? null : behind.customer().value(),
                    maximum)
                .map(
                    found ->
                        new Due(found.getTenantId(), found.getCustomerId(), found.getDeletedAt())));
  }
}
