package io.purser.local.canaries;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Looks for canaries, and remembers where each was seen. */
final class Search {
  /**
   * Columns of numbers and times are left out: they cannot hold what is written into them as text,
   * and would be full of digits that are the same by chance.
   */
  private static final String COLUMNS =
      """
      SELECT c.oid::regclass::text, quote_ident(a.attname), t.typname = 'bytea'
        FROM pg_attribute a
        JOIN pg_class c ON c.oid = a.attrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_type t ON t.oid = a.atttypid
        LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
       WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
         AND (COALESCE(e.typcategory, t.typcategory) = 'S'
              OR COALESCE(e.typname, t.typname) IN ('json', 'jsonb', 'bytea'))
       ORDER BY 1, 2
      """;

  private final List<Canary> canaries;
  private final Set<Sighting> sightings = new LinkedHashSet<>();

  /** A canary, and where it is that it should not be. */
  record Sighting(String place, Canary canary) {}

  Search(List<Canary> canaries) {
    this.canaries = List.copyOf(canaries);
  }

  Set<Sighting> sightings() {
    return Set.copyOf(sightings);
  }

  void text(String place, String text) {
    for (var canary : canaries) {
      if (canary.isIn(text)) {
        sightings.add(new Sighting(place, canary));
      }
    }
  }

  /** Line by line; returns how many there are. */
  long log(String place, Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines.peek(line -> text(place, line)).filter(line -> !line.isBlank()).count();
    }
  }

  /**
   * Every value of every column that holds text, JSON or bytes. In bytes the same canary is looked
   * for as in text; a dump writes them as hexadecimal digits, which says no more.
   *
   * @return the columns, as {@code table.column}
   */
  List<String> tables(Connection owner) throws SQLException {
    var searched = new ArrayList<String>();
    try (var statement = owner.createStatement();
        var columns = statement.executeQuery(COLUMNS)) {
      while (columns.next()) {
        var table = columns.getString(1);
        var column = columns.getString(2);
        column(owner, table, column, columns.getBoolean(3));
        searched.add(table + "." + column);
      }
    }
    return searched;
  }

  private void column(Connection owner, String table, String column, boolean bytes)
      throws SQLException {
    var query = "SELECT " + column + (bytes ? "" : "::text") + " FROM " + table;
    try (var statement = owner.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        var value =
            bytes
                ? new String(orNone(rows.getBytes(1)), StandardCharsets.ISO_8859_1)
                : rows.getString(1);
        if (value != null) {
          text(table + "." + column, value);
        }
      }
    }
  }

  private static byte[] orNone(byte[] bytes) {
    return bytes == null ? new byte[0] : bytes;
  }

  /**
   * Every file in a folder and below, byte for byte: what the database's files still hold of rows
   * that are gone, of writes that were undone, and of its log of changes. Short canaries are not
   * looked for, since the same bytes come up by chance.
   */
  void files(String place, Path folder) throws IOException {
    var thorough = new Search(canaries.stream().filter(Canary::isLong).toList());
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            try {
              thorough.text(
                  place, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            } catch (NoSuchFileException _) {
              // What goes away while it is looked at holds nothing any more.
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }
        });
    sightings.addAll(thorough.sightings);
  }
}
