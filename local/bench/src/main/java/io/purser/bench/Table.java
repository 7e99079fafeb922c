package io.purser.bench;

import java.util.ArrayList;
import java.util.List;

/** A table in Markdown that reads well in a terminal too. */
final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... titles) {
    rows.add(List.of(titles));
  }

  Table row(String... cells) {
    if (cells.length != rows.getFirst().size()) {
      throw new IllegalArgumentException("a row needs a cell for each title");
    }
    rows.add(List.of(cells));
    return this;
  }

  String text() {
    int columns = rows.getFirst().size();
    var widths = new int[columns];
    for (var row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    var text = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      append(text, rows.get(i), widths);
      if (i == 0) {
        append(text, dashes(widths), widths);
      }
    }
    return text.toString();
  }

  private static List<String> dashes(int[] widths) {
    var dashes = new ArrayList<String>();
    for (int i = 0; i < widths.length; i++) {
      // Figures stand to the right, under each other.
      dashes.add(i == 0 ? "-".repeat(widths[i]) : "-".repeat(widths[i] - 1) + ":");
    }
    return dashes;
  }

  private static void append(StringBuilder text, List<String> row, int[] widths) {
    for (int i = 0; i < row.size(); i++) {
      var padding = " ".repeat(widths[i] - row.get(i).length());
      text.append("| ").append(i == 0 ? row.get(i) + padding : padding + row.get(i)).append(' ');
    }
    text.append("|\n");
  }
}
