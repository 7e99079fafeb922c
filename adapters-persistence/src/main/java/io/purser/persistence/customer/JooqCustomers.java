package io.purser.persistence.customer;

import static io.purser.persistence.ReadyStatement.parameterFor;
import static io.purser.persistence.ReadyStatement.parametersFor;
import static io.purser.persistence.schema.Tables.CUSTOMER;
import static io.purser.persistence.schema.Tables.DATA_KEY;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.with;

import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerFilter;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.Customers;
import io.purser.domain.list.Order;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.StaleAggregate;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Pages;
import io.purser.persistence.ReadyStatement;
import io.purser.persistence.seal.SealKeys;
import io.purser.persistence.tenant.AccountOfTenant;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectOnConditionStep;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;

@Singleton
final class JooqCustomers implements Customers {
  /** Each try loses to another customer who gave up the e-mail or external id again. */
  private static final int TRIES = 3;

  private static final String UNIQUE_VIOLATION = "23505";

  static final ReadyStatement GET =
      ReadyStatement.of(
          customersAndKeys(ReadyStatement.WITHOUT_CONNECTION)
              .where(CUSTOMER.TENANT_ID.eq(parameterFor(CUSTOMER.TENANT_ID)))
              .and(CUSTOMER.ID.eq(parameterFor(CUSTOMER.ID))));

  private static final ReadyStatement ADD = ReadyStatement.of(addCustomerAndKey());

  private final AccountOfTenant accounts;
  private final SealKeys keys;
  private final CustomerColumns columns;
  private final CustomerConditions conditions;
  private final NameIndex names;

  JooqCustomers(
      AccountOfTenant accounts,
      SealKeys keys,
      CustomerColumns columns,
      CustomerConditions conditions,
      NameIndex names) {
    this.accounts = accounts;
    this.keys = keys;
    this.columns = columns;
    this.conditions = conditions;
    this.names = names;
  }

  @Override
  public Addition add(Customer.Living customer) {
    var tenant = customer.header().tenant();
    var dsl = OpenWork.of(tenant);
    var key = keys.create(tenant, customer.id());
    var row = columns.write(customer, 1, key);
    row.setAccountId(accounts.of(tenant));
    row.setOnboarded(false);
    var wrapped = keys.wrap(tenant, customer.id(), key);
    for (int tries = 1; tries <= TRIES; tries++) {
      if (ADD.execute(tenant, ReadyStatement.values(row, wrapped)) == 1) {
        names.add(tenant, customer.id(), customer.profile().party());
        return new Addition.Added(CustomerColumns.withVersion(customer, 1));
      }
      var taken = taken(dsl, customer);
      if (taken.isPresent()) {
        return taken.get();
      }
    }
    throw new IllegalStateException("nobody has what keeps " + customer.id() + " from being added");
  }

  @Override
  public Alteration change(Customer.Living customer) {
    var loaded = customer.header();
    var taken = taken(OpenWork.of(loaded.tenant()), customer);
    if (taken.isPresent()) {
      return taken.get();
    }
    try {
      save(customer);
    } catch (DataAccessException lost) {
      if (lost.sqlState().equals(UNIQUE_VIOLATION)) {
        // Somebody took it after we looked, and who that is, the next try sees.
        throw new StaleAggregate(loaded.id().value());
      }
      throw lost;
    }
    return new Alteration.Altered(CustomerColumns.withVersion(customer, loaded.version() + 1));
  }

  private Optional<Taken> taken(DSLContext dsl, Customer customer) {
    var email = customer.profile().email();
    var externalId = customer.header().externalId();
    return Optional.<Taken>empty()
        .or(
            () ->
                Optional.ofNullable(email)
                    .flatMap(e -> idOfOther(dsl, customer, new CustomerFilter.WithEmail(e)))
                    .map(Taken.EmailTaken::new))
        .or(
            () ->
                Optional.ofNullable(externalId)
                    .flatMap(e -> idOfOther(dsl, customer, new CustomerFilter.WithExternalId(e)))
                    .map(Taken.ExternalIdTaken::new));
  }

  private Optional<CustomerId> idOfOther(DSLContext dsl, Customer customer, CustomerFilter filter) {
    return dsl.select(CUSTOMER.ID)
        .from(CUSTOMER)
        .where(conditions.all(customer.header().tenant(), List.of(filter)))
        .and(CUSTOMER.ID.ne(customer.id()))
        .fetchOptional(CUSTOMER.ID);
  }

  @Override
  public void save(Customer customer) {
    var loaded = customer.header();
    var key =
        keys.find(loaded.tenant(), loaded.id())
            .orElseThrow(() -> new StaleAggregate(loaded.id().value()));
    int saved =
        OpenWork.of(loaded.tenant())
            .update(CUSTOMER)
            .set(columns.write(customer, loaded.version() + 1, key))
            .where(CUSTOMER.TENANT_ID.eq(loaded.tenant()))
            .and(CUSTOMER.ID.eq(loaded.id()))
            .and(CUSTOMER.VERSION.eq(loaded.version()))
            .execute();
    if (saved == 0) {
      throw new StaleAggregate(loaded.id().value());
    }
    names.replace(loaded.tenant(), loaded.id(), customer.profile().party());
  }

  @Override
  public Optional<Customer> get(TenantId tenant, CustomerId id) {
    return GET.fetchOptional(tenant, tenant, id).map(columns::read);
  }

  @Override
  public Optional<Customer> getForUpdate(TenantId tenant, CustomerId id) {
    return customersAndKeys(OpenWork.of(tenant))
        .where(CUSTOMER.TENANT_ID.eq(tenant))
        .and(CUSTOMER.ID.eq(id))
        .forUpdate()
        .of(CUSTOMER)
        .fetchOptional(columns::read);
  }

  @Override
  public Optional<Customer> getForShare(TenantId tenant, CustomerId id) {
    return customersAndKeys(OpenWork.of(tenant))
        .where(CUSTOMER.TENANT_ID.eq(tenant))
        .and(CUSTOMER.ID.eq(id))
        .forShare()
        .of(CUSTOMER)
        .fetchOptional(columns::read);
  }

  @Override
  public Optional<Customer> byProviderId(TenantId tenant, String providerCustomerId) {
    return customersAndKeys(OpenWork.of(tenant))
        .where(CUSTOMER.TENANT_ID.eq(tenant))
        .and(CUSTOMER.ACCOUNT_ID.eq(accounts.of(tenant)))
        .and(CUSTOMER.PROVIDER_CUSTOMER_ID.eq(providerCustomerId))
        .fetchOptional(columns::read);
  }

  @Override
  public Page<Customer> list(
      TenantId tenant, List<CustomerFilter> filters, Order order, PageRequest page) {
    return Pages.of(
        rows(tenant, filters, order, page).fetch(columns::read),
        page,
        last -> new Position(last.header().createdAt(), last.id().value()),
        () ->
            OpenWork.of(tenant)
                .fetchCount(Walk.of(filters).from(), conditions.all(tenant, filters)));
  }

  /** What a page is read by. */
  Select<Record> rows(
      TenantId tenant, List<CustomerFilter> filters, Order order, PageRequest page) {
    var walk = Walk.of(filters);
    return customersAndKeys(OpenWork.of(tenant), walk.from())
        .where(conditions.all(tenant, filters))
        .and(walk.after(page.after(), order))
        .orderBy(walk.by(order))
        .limit(Pages.rowsFor(page));
  }

  static SelectOnConditionStep<Record> customersAndKeys(DSLContext dsl) {
    return customersAndKeys(dsl, CUSTOMER);
  }

  private static SelectOnConditionStep<Record> customersAndKeys(DSLContext dsl, Table<?> from) {
    return dsl.select(CUSTOMER.fields())
        .select(DATA_KEY.WRAPPED_KEY)
        .from(from)
        .leftJoin(DATA_KEY)
        .on(DATA_KEY.TENANT_ID.eq(CUSTOMER.TENANT_ID))
        .and(DATA_KEY.CUSTOMER_ID.eq(CUSTOMER.ID));
  }

  /**
   * The customer and the key in one statement; changes no row when somebody has what must be
   * unique.
   */
  private static Query addCustomerAndKey() {
    var added = name("added");
    return with(added)
        .as(
            insertInto(CUSTOMER)
                .columns(CUSTOMER.fields())
                .values(parametersFor(CUSTOMER))
                .onConflictDoNothing()
                .returning(CUSTOMER.TENANT_ID, CUSTOMER.ID))
        .insertInto(DATA_KEY, DATA_KEY.TENANT_ID, DATA_KEY.CUSTOMER_ID, DATA_KEY.WRAPPED_KEY)
        .select(
            select(
                    field(
                        added.append(CUSTOMER.TENANT_ID.getUnqualifiedName()),
                        CUSTOMER.TENANT_ID.getDataType()),
                    field(
                        added.append(CUSTOMER.ID.getUnqualifiedName()), CUSTOMER.ID.getDataType()),
                    parameterFor(DATA_KEY.WRAPPED_KEY))
                .from(table(added)));
  }
}
