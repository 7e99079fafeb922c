package io.purser.persistence.seal;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jooq.TableField;

/**
 * Where a sealed value stands. It is part of the seal, so a value that is moved to another column,
 * row, tenant or account no longer opens.
 *
 * @param owner the tenant or provider account of the row
 * @param row what tells the row from the owner's others in the table
 */
public record Place(String table, String column, String owner, String row) {
  public static Place of(TableField<?, byte[]> column, String owner, String row) {
    var table = Objects.requireNonNull(column.getTable(), "a column of no table");
    return new Place(table.getName(), column.getName(), owner, row);
  }

  /** PostgreSQL's texts hold no zero bytes, so no two places have the same bytes. */
  byte[] bytes() {
    return String.join("\0", table, column, owner, row).getBytes(StandardCharsets.UTF_8);
  }
}
