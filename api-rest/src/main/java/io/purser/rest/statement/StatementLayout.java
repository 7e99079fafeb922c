package io.purser.rest.statement;

import java.util.ArrayList;
import java.util.List;

/**
 * Where everything stands, page by page, from the top. A row is kept together as long as a page has
 * room for it. Lengths are in points.
 */
final class StatementLayout {
  static final float WIDTH = 595;
  static final float HEIGHT = 842;
  static final float MARGIN = 40;

  private static final float BOTTOM = 60;
  private static final float LEADING = 1.3f;

  private final StatementFont font;
  private final List<Page> pages = new ArrayList<>();
  private float y;

  StatementLayout(StatementFont font) {
    this.font = font;
    turn();
  }

  /** A text that can be shown. */
  record Text(float x, float y, float size, String text) {}

  /** A page with its texts, and with lines over its whole width at these heights. */
  record Page(List<Text> texts, List<Float> rules) {}

  /**
   * A column of a table.
   *
   * @param toTheRight whether its texts end at its right edge
   */
  record Column(String head, float x, float width, boolean toTheRight) {}

  List<Page> pages() {
    return pages;
  }

  private Page page() {
    return pages.getLast();
  }

  private void turn() {
    pages.add(new Page(new ArrayList<>(), new ArrayList<>()));
    y = HEIGHT - MARGIN;
  }

  boolean hasRoomFor(float height) {
    return y - height >= BOTTOM;
  }

  /** The page is turned when there is not so much room left. */
  void keepTogether(float height) {
    if (!hasRoomFor(height)) {
      turn();
    }
  }

  void space(float height) {
    y -= height;
  }

  void rule() {
    page().rules().add(y - 3);
    y -= 6;
  }

  /** In as many lines as it takes. */
  void paragraph(String text, float size) {
    for (var line : font.lines(font.shown(text), size, WIDTH - 2 * MARGIN)) {
      y -= size * LEADING;
      page().texts().add(new Text(MARGIN, y, size, line));
    }
  }

  /**
   * A row of a table, each cell with its texts one below the other, and wrapped where they do not
   * fit.
   *
   * @param onNewPage what stands above a table on a page where it goes on
   */
  void row(List<Column> columns, List<List<String>> cells, float size, Runnable onNewPage) {
    var wrapped = new ArrayList<List<String>>();
    for (int i = 0; i < columns.size(); i++) {
      wrapped.add(lines(cells.get(i), columns.get(i), size));
    }
    int height = wrapped.stream().mapToInt(List::size).max().orElse(0);
    if (!hasRoomFor(height * size * LEADING)) {
      turn();
      onNewPage.run();
    }
    for (int line = 0; line < height; line++) {
      if (!hasRoomFor(size * LEADING)) {
        turn();
        onNewPage.run();
      }
      y -= size * LEADING;
      for (int i = 0; i < columns.size(); i++) {
        if (line < wrapped.get(i).size()) {
          place(columns.get(i), wrapped.get(i).get(line), size);
        }
      }
    }
    y -= 3;
  }

  private List<String> lines(List<String> texts, Column column, float size) {
    return texts.stream()
        .filter(text -> !text.isEmpty())
        .flatMap(text -> font.lines(font.shown(text), size, column.width()).stream())
        .toList();
  }

  private void place(Column column, String text, float size) {
    float x =
        column.toTheRight() ? column.x() + column.width() - font.width(text, size) : column.x();
    page().texts().add(new Text(x, y, size, text));
  }
}
