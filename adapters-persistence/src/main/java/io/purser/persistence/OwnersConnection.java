package io.purser.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jooq.tools.jdbc.DefaultConnection;
import org.jspecify.annotations.Nullable;

/**
 * A connection that shows the rows of one owner, and lets no statement outlast the deadline in
 * force. It tells the server so together with the statement that needs to know, in one round trip,
 * since that costs more than most statements do. Where the deadline is further away than any
 * statement may last, which is the rule, there is nothing to tell about it.
 */
final class OwnersConnection extends DefaultConnection {
  private static final String TIME = "set_config('statement_timeout', ?, true)";

  private final VisibleRows rows;
  private final StatementTime time;
  private boolean told;

  OwnersConnection(Connection connection, VisibleRows rows, StatementTime time) {
    super(connection);
    this.rows = rows;
    this.time = time;
  }

  @Override
  public PreparedStatement prepareStatement(String sql) throws SQLException {
    var owner = told ? null : rows.owner();
    var limit = time.limit();
    if (owner == null && limit == null) {
      return super.prepareStatement(sql);
    }
    var both = prepareTelling(owner, limit, sql);
    told = !rows.inEveryStatement();
    return new SecondStatement(both, owner == null || limit == null ? 1 : 2);
  }

  /** For statements that do not come through here. */
  void tell() throws SQLException {
    try (var alone = prepareTelling(rows.owner(), time.limit(), "")) {
      alone.execute();
    }
    told = true;
  }

  private PreparedStatement prepareTelling(
      @Nullable String owner, @Nullable String limit, String sql) throws SQLException {
    var settings =
        owner == null ? TIME : limit == null ? rows.settings() : rows.settings() + ", " + TIME;
    var statement = super.prepareStatement("SELECT " + settings + "; " + sql);
    int parameter = 1;
    if (owner != null) {
      statement.setString(parameter++, owner);
    }
    if (limit != null) {
      statement.setString(parameter, limit);
    }
    return statement;
  }
}
