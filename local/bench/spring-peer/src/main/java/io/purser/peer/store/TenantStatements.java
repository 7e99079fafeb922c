package io.purser.peer.store;

import io.purser.domain.tenant.TenantId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ArgumentPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.RowMapperResultSetExtractor;
import org.springframework.stereotype.Component;

/**
 * Statements that tell row level security whose rows to show, in the same round trip: as one text
 * of two statements. {@code JdbcClient} expects one answer of a text, so these go through the
 * {@code JdbcTemplate} below it.
 */
@Component
public class TenantStatements {
  /** Stands before a read, which is a transaction of its own; the server refuses to write. */
  public static final String READING =
      "SELECT set_config('app.tenant', ?, true), set_config('transaction_read_only', 'on', true); ";

  /** Stands before the first statement of a transaction, and holds until that ends. */
  public static final String WRITING = "SELECT set_config('app.tenant', ?, true); ";

  private final JdbcTemplate jdbc;

  TenantStatements(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The rows that a query finds.
   *
   * @param sql begins with {@link #READING}
   */
  public <T> List<T> read(TenantId tenant, String sql, RowMapper<T> mapper, Object... values) {
    var rows = new RowMapperResultSetExtractor<>(mapper);
    return jdbc.execute(
        sql,
        (PreparedStatement statement) -> {
          toSecondAnswer(statement, tenant, values);
          try (var found = statement.getResultSet()) {
            return rows.extractData(found);
          }
        });
  }

  /**
   * How many rows the first statement of a transaction changes.
   *
   * @param sql begins with {@link #WRITING}
   */
  public int begin(TenantId tenant, String sql, Object... values) {
    return jdbc.execute(
        sql,
        (PreparedStatement statement) -> {
          toSecondAnswer(statement, tenant, values);
          return statement.getUpdateCount();
        });
  }

  private static void toSecondAnswer(
      PreparedStatement both, TenantId tenant, @Nullable Object[] values) throws SQLException {
    var all = new Object[values.length + 1];
    all[0] = tenant.value();
    System.arraycopy(values, 0, all, 1, values.length);
    new ArgumentPreparedStatementSetter(all).setValues(both);
    both.execute();
    both.getMoreResults();
  }
}
