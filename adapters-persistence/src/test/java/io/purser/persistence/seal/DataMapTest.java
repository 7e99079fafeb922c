package io.purser.persistence.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.persistence.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/data-map.md} names every column that holds what is sealed or hashed, and no other.
 */
class DataMapTest {
  private static final Path MAP = Path.of("..", "docs", "data-map.md");
  private static final Pattern COLUMN = Pattern.compile("`([a-z_]+)?\\.([a-z_]+)`");

  @Test
  void it_names_the_columns_that_there_are() throws IOException, SQLException {
    assertThat(named()).isEqualTo(columns());
  }

  /** In the first cell of each row; a column without a table is of the table before it. */
  private static Set<String> named() throws IOException {
    var named = new TreeSet<String>();
    for (var line : Files.readAllLines(MAP)) {
      if (!line.startsWith("| `")) {
        continue;
      }
      var table = "";
      var columns = COLUMN.matcher(line.split("\\|", 3)[1]);
      while (columns.find()) {
        table = columns.group(1) == null ? table : columns.group(1);
        assertThat(named.add(table + "." + columns.group(2))).as(columns.group()).isTrue();
      }
    }
    return named;
  }

  private static Set<String> columns() throws SQLException {
    var columns = new TreeSet<String>();
    try (var database = new TestDatabase();
        var connection = database.asOwner();
        var statement = connection.createStatement();
        var found =
            statement.executeQuery(
                "SELECT table_name || '.' || column_name FROM information_schema.columns"
                    + " WHERE table_schema = 'purser' AND data_type = 'bytea'")) {
      while (found.next()) {
        columns.add(found.getString(1));
      }
    }
    return columns;
  }
}
