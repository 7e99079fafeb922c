package io.purser.local;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What one tenant's rows say, read as the platform reads them. */
final class TenantRows {
  private TenantRows() {}

  /** The tenants of the shared platform. */
  static List<String> tenants(Connection connection) throws SQLException {
    var found = new ArrayList<String>();
    for (var slug : List.of("default", "other")) {
      try (var query = connection.prepareStatement("SELECT tenant_by_slug(?)")) {
        query.setString(1, slug);
        try (var rows = query.executeQuery()) {
          while (rows.next()) {
            found.add(rows.getString(1));
          }
        }
      }
    }
    return found;
  }

  /** The first column. */
  static List<String> of(Connection connection, String tenant, String sql) throws SQLException {
    connection.setAutoCommit(false);
    try (var setting = connection.prepareStatement("SELECT set_config('app.tenant', ?, true)");
        var statement = connection.createStatement()) {
      setting.setString(1, tenant);
      setting.execute();
      var found = new ArrayList<String>();
      try (var rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
      return found;
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }
}
