package io.purser.peer.customer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.TenantId;
import io.purser.peer.seal.BlindIndexes;
import io.purser.peer.seal.SealKeys;
import io.purser.peer.store.TenantStatements;
import io.purser.peer.store.Times;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of customers and their keys, by Purser's statements. */
@Repository
class CustomerRows {
  private static final int KEPT_IN_MEMORY = 1_000;

  private static final String SELECT =
      TenantStatements.READING
          + "SELECT "
          + CustomerColumns.NAMES.stream()
              .map(column -> "customer." + column)
              .collect(Collectors.joining(", "))
          + ", data_key.wrapped_key"
          + " FROM purser.customer LEFT JOIN purser.data_key"
          + " ON data_key.tenant_id = customer.tenant_id AND data_key.customer_id = customer.id"
          + " WHERE customer.tenant_id = ?";

  private static final String GET = SELECT + " AND customer.id = ?";

  private static final String IN_ORDER =
      " ORDER BY customer.created_at DESC, customer.id DESC FETCH NEXT ? ROWS ONLY";
  private static final String LIST = SELECT + IN_ORDER;
  private static final String LIST_AFTER =
      SELECT + " AND (customer.created_at, customer.id) < (?, ?)" + IN_ORDER;

  /** The customer and the key in one statement; adds none when somebody has what is unique. */
  private static final String ADD =
      "WITH added AS (INSERT INTO purser.customer ("
          + String.join(", ", CustomerColumns.NAMES)
          + ") VALUES ("
          + CustomerColumns.NAMES.stream().map(_ -> "?").collect(Collectors.joining(", "))
          + ") ON CONFLICT DO NOTHING RETURNING tenant_id, id)"
          + " INSERT INTO purser.data_key (tenant_id, customer_id, wrapped_key)"
          + " SELECT added.tenant_id, added.id, ? FROM added";

  private final JdbcClient jdbc;
  private final TenantStatements statements;
  private final CustomerColumns columns;
  private final BlindIndexes indexes;

  /** The account of a tenant, which never changes. */
  private final Cache<TenantId, String> accounts =
      Caffeine.newBuilder().maximumSize(KEPT_IN_MEMORY).build();

  CustomerRows(
      JdbcClient jdbc, TenantStatements statements, CustomerColumns columns, BlindIndexes indexes) {
    this.jdbc = jdbc;
    this.statements = statements;
    this.columns = columns;
    this.indexes = indexes;
  }

  Optional<Customer> get(TenantId tenant, CustomerId id) {
    return statements
        .read(tenant, GET, (row, _) -> columns.read(row), tenant.value(), id.value())
        .stream()
        .findFirst();
  }

  /** One more than the page has, when the list goes on. */
  List<Customer> list(TenantId tenant, PageRequest page) {
    int rows = page.limit() + 1;
    var after = page.after();
    return after == null
        ? statements.read(tenant, LIST, (row, _) -> columns.read(row), tenant.value(), rows)
        : statements.read(
            tenant,
            LIST_AFTER,
            (row, _) -> columns.read(row),
            tenant.value(),
            Times.column(after.createdAt()),
            after.id(),
            rows);
  }

  /** Whether it was added. Inside a transaction that has told its tenant, like all below. */
  boolean add(Customer.Active customer, SealKeys.NewKey key) {
    var account = account(customer.header().tenant());
    return jdbc.sql(ADD)
            .params(columns.write(customer, account, key.sealer()))
            .param(key.wrapped())
            .update()
        == 1;
  }

  Optional<String> withEmailOf(Customer customer) {
    var tenant = customer.header().tenant();
    return Optional.ofNullable(customer.profile().email())
        .flatMap(
            email ->
                jdbc.sql("SELECT id FROM purser.customer WHERE tenant_id = ? AND email_index = ?")
                    .param(tenant.value())
                    .param(indexes.of(tenant, email))
                    .query(String.class)
                    .optional());
  }

  Optional<String> withExternalIdOf(Customer customer) {
    return Optional.ofNullable(customer.header().externalId())
        .flatMap(
            id ->
                jdbc.sql("SELECT id FROM purser.customer WHERE tenant_id = ? AND external_id = ?")
                    .param(customer.header().tenant().value())
                    .param(id.value())
                    .query(String.class)
                    .optional());
  }

  private String account(TenantId tenant) {
    var known = accounts.getIfPresent(tenant);
    if (known != null) {
      return known;
    }
    var account =
        jdbc.sql("SELECT account_id FROM purser.tenant WHERE id = ?")
            .param(tenant.value())
            .query(String.class)
            .single();
    accounts.put(tenant, account);
    return account;
  }
}
