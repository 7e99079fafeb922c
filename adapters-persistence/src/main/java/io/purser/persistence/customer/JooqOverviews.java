package io.purser.persistence.customer;

import static io.purser.persistence.ReadyStatement.parameterFor;
import static io.purser.persistence.schema.Tables.CARD;
import static io.purser.persistence.schema.Tables.CUSTOMER;
import static io.purser.persistence.schema.Tables.EXTERNAL_WALLET;
import static io.purser.persistence.schema.Tables.TRANSFER;
import static io.purser.persistence.schema.Tables.WALLET;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;

import io.purser.domain.card.onboarding.OnboardingRecords;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.overview.Counts;
import io.purser.domain.customer.overview.Overview;
import io.purser.domain.customer.overview.Overview.Holdings;
import io.purser.domain.customer.overview.Overviews;
import io.purser.domain.customer.overview.Part;
import io.purser.domain.kyc.KycRecords;
import io.purser.domain.kyc.Verification;
import io.purser.domain.rate.RateTable;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.CustomerRead;
import io.purser.persistence.ReadyStatement;
import io.purser.persistence.card.CardsOfCustomer;
import io.purser.persistence.kyc.KycOfCustomer;
import io.purser.persistence.kyc.business.BusinessOfCustomer;
import io.purser.persistence.rate.RatesOfCustomer;
import io.purser.persistence.wallet.WalletsOfCustomer;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;

/** All that is wanted travels as one text, so it is one round trip, however much it is. */
@Singleton
final class JooqOverviews implements Overviews {
  private static final Field<Integer> WALLETS =
      field(
          selectCount()
              .from(WALLET)
              .where(WALLET.TENANT_ID.eq(CUSTOMER.TENANT_ID))
              .and(WALLET.CUSTOMER_ID.eq(CUSTOMER.ID)));

  private static final Field<Integer> EXTERNAL_WALLETS =
      field(
          selectCount()
              .from(EXTERNAL_WALLET)
              .where(EXTERNAL_WALLET.TENANT_ID.eq(CUSTOMER.TENANT_ID))
              .and(EXTERNAL_WALLET.CUSTOMER_ID.eq(CUSTOMER.ID))
              .and(EXTERNAL_WALLET.UNLINKED_AT.isNull()));

  private static final Field<Integer> CARDS =
      field(
          selectCount()
              .from(CARD)
              .where(CARD.TENANT_ID.eq(CUSTOMER.TENANT_ID))
              .and(CARD.CUSTOMER_ID.eq(CUSTOMER.ID)));

  private static final Field<Integer> TRANSFERS =
      field(
          selectCount()
              .from(TRANSFER)
              .where(TRANSFER.TENANT_ID.eq(CUSTOMER.TENANT_ID))
              .and(TRANSFER.CUSTOMER_ID.eq(CUSTOMER.ID)));

  private static final CustomerRead<Counts> COUNTS =
      new CustomerRead<>(
          ReadyStatement.of(
              select(WALLETS, EXTERNAL_WALLETS, CARDS, TRANSFERS)
                  .from(CUSTOMER)
                  .where(CUSTOMER.TENANT_ID.eq(parameterFor(CUSTOMER.TENANT_ID)))
                  .and(CUSTOMER.ID.eq(parameterFor(CUSTOMER.ID)))),
          rows ->
              rows.stream()
                  .map(
                      row ->
                          new Counts(
                              row.get(WALLETS),
                              row.get(EXTERNAL_WALLETS),
                              row.get(CARDS),
                              row.get(TRANSFERS)))
                  .findFirst()
                  .orElse(new Counts(0, 0, 0, 0)));

  private final CustomerColumns columns;
  private final KycOfCustomer kycOfCustomer;
  private final BusinessOfCustomer businessOfCustomer;

  JooqOverviews(
      CustomerColumns columns, KycOfCustomer kycOfCustomer, BusinessOfCustomer businessOfCustomer) {
    this.columns = columns;
    this.kycOfCustomer = kycOfCustomer;
    this.businessOfCustomer = businessOfCustomer;
  }

  @Override
  public Optional<Overview> of(TenantId tenant, CustomerId id, Set<Part> wanted) {
    var reads = new Reads(wanted);
    var customer =
        reads.add(
            new CustomerRead<>(
                JooqCustomers.GET, rows -> rows.stream().map(columns::read).findFirst()));
    var wallets = reads.add(Part.WALLETS, WalletsOfCustomer.WALLETS);
    var holdings = reads.add(Part.BALANCES, WalletsOfCustomer.HOLDINGS);
    var cardAccount = reads.add(Part.BALANCES, CardsOfCustomer.CARD_ACCOUNT_HOLDING);
    var rates = reads.add(Part.BALANCES, RatesOfCustomer.RATES);
    var cards = reads.add(Part.CARDS, CardsOfCustomer.CARDS);
    var onboarding = reads.add(Part.ONBOARDING, CardsOfCustomer.ONBOARDING);
    var history = reads.add(Part.ONBOARDING, CardsOfCustomer.HISTORY);
    var codes = reads.add(Part.ONBOARDING, CardsOfCustomer.CODES);
    var transactions = reads.add(Part.TRANSACTIONS, WalletsOfCustomer.TRANSACTIONS);
    var external = reads.add(Part.EXTERNAL_WALLETS, WalletsOfCustomer.EXTERNAL_WALLETS);
    var verification = reads.add(Part.KYC, KycOfCustomer.VERIFICATION);
    var terms = reads.add(Part.KYC, KycOfCustomer.TERMS);
    var evidence = reads.add(Part.KYC, kycOfCustomer.evidence());
    var business = reads.add(Part.KYC, businessOfCustomer.records());
    var counts = reads.add(Part.COUNTS, COUNTS);
    reads.fetch(tenant, id);
    return customer
        .get()
        .map(
            found ->
                new Overview(
                    found,
                    wallets.get().orElse(null),
                    holdings
                        .get()
                        .map(
                            all ->
                                new Holdings(
                                    all,
                                    cardAccount.get().flatMap(it -> it).orElse(null),
                                    rates
                                        .get()
                                        .flatMap(it -> it)
                                        .orElseGet(() -> RateTable.none(tenant))))
                        .orElse(null),
                    cards.get().orElse(null),
                    onboarding
                        .get()
                        .flatMap(newest -> newest)
                        .map(
                            newest ->
                                new OnboardingRecords(
                                    newest, history.get().orElseThrow(), codes.get().orElseThrow()))
                        .orElse(null),
                    transactions.get().orElse(null),
                    external.get().orElse(null),
                    verification
                        .get()
                        .map(
                            saved ->
                                new KycRecords(
                                    saved.orElseGet(() -> Verification.none(tenant, id)),
                                    terms.get().orElseThrow().orElse(null),
                                    evidence.get().orElseThrow().orElse(null),
                                    business.get().orElseThrow().orElseThrow()))
                        .orElse(null),
                    counts.get().orElse(null)));
  }

  @Override
  public Map<CustomerId, Holdings> holdings(TenantId tenant, Set<CustomerId> customers) {
    return HoldingsOfCustomers.read(tenant, customers);
  }

  /** Queries that go together, and what came of each once they are back. */
  private static final class Reads {
    private final Set<Part> wanted;
    private final List<ReadyStatement> queries = new ArrayList<>();
    private List<Result<Record>> results = List.of();

    Reads(Set<Part> wanted) {
      this.wanted = wanted;
    }

    <T> Supplier<T> add(CustomerRead<T> read) {
      int place = queries.size();
      queries.add(read.query());
      return () -> read.meaning().apply(results.get(place));
    }

    /** Empty when the part is not wanted. */
    <T> Supplier<Optional<T>> add(Part part, CustomerRead<T> read) {
      if (!wanted.contains(part)) {
        return Optional::empty;
      }
      var answer = add(read);
      return () -> Optional.of(answer.get());
    }

    void fetch(TenantId tenant, CustomerId customer) {
      results = ReadyStatement.fetchTogether(tenant, queries, tenant, customer);
    }
  }
}
