package io.purser.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jooq.tools.jdbc.DefaultConnection;

/**
 * A connection that shows the rows of one owner. It tells the server whose together with the
 * statement that needs to know, in one round trip, since that costs more than most statements do.
 */
final class OwnersConnection extends DefaultConnection {
  private final VisibleRows rows;
  private boolean told;

  OwnersConnection(Connection connection, VisibleRows rows) {
    super(connection);
    this.rows = rows;
  }

  @Override
  public PreparedStatement prepareStatement(String sql) throws SQLException {
    if (told) {
      return super.prepareStatement(sql);
    }
    var both = super.prepareStatement(rows.telling() + sql);
    both.setString(1, rows.owner());
    told = !rows.inEveryStatement();
    return new SecondStatement(both);
  }

  /** For statements that do not come through here. */
  void tell() throws SQLException {
    try (var alone = super.prepareStatement(rows.telling())) {
      alone.setString(1, rows.owner());
      alone.execute();
    }
    told = true;
  }
}
