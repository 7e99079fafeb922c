package io.purser.rest.statement;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Liberation Sans (SIL Open Font License), which comes with PDFBox and has Latin, Greek and
 * Cyrillic letters. What of it is used is embedded, so a statement looks the same everywhere.
 */
final class StatementFont implements AutoCloseable {
  private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final float EM = 1000;

  private final TrueTypeFont file;
  private final CmapLookup glyphs;
  private final PDFont font;
  private final Map<Integer, Float> widths = new HashMap<>();

  StatementFont(PDDocument document) throws IOException {
    var stream = PDDocument.class.getResourceAsStream(FILE);
    if (stream == null) {
      throw new IllegalStateException("PDFBox has come without its font");
    }
    file = new TTFParser().parse(new RandomAccessReadBuffer(stream));
    // An id is to be found letter by letter; putting letters together is most of the work besides.
    file.setEnableGsub(false);
    glyphs = file.getUnicodeCmapLookup();
    font = PDType0Font.load(document, file, true);
  }

  PDFont font() {
    return font;
  }

  /** The document reads the font until it is saved. */
  @Override
  public void close() throws IOException {
    file.close();
  }

  /**
   * The text as it can be shown. What the font does not have, what cannot be seen and what would be
   * read from the right is written as its code point, so that nothing is left out or out of order.
   */
  String shown(String text) {
    var shown = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (canShow(point)) {
                shown.appendCodePoint(point);
              } else {
                shown.append("\\u{%X}".formatted(point));
              }
            });
    return shown.toString();
  }

  private boolean canShow(int point) {
    if (point == ' ') {
      return true;
    }
    return switch (Character.getDirectionality(point)) {
      case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
          false;
      default ->
          switch (Character.getType(point)) {
            case Character.CONTROL,
                Character.FORMAT,
                Character.SURROGATE,
                Character.PRIVATE_USE,
                Character.UNASSIGNED,
                Character.LINE_SEPARATOR,
                Character.PARAGRAPH_SEPARATOR,
                Character.SPACE_SEPARATOR,
                Character.NON_SPACING_MARK,
                Character.ENCLOSING_MARK ->
                false;
            default -> glyphs.getGlyphId(point) != 0;
          };
    };
  }

  /** Of a text that can be shown. */
  float width(String text, float size) {
    float width = 0;
    for (int point : text.codePoints().toArray()) {
      width += width(point);
    }
    return width / EM * size;
  }

  private float width(int point) {
    return widths.computeIfAbsent(point, this::measured);
  }

  private float measured(int point) {
    try {
      return font.getStringWidth(Character.toString(point));
    } catch (IOException e) {
      throw new IllegalStateException("the font is in memory", e);
    }
  }

  /** A text that can be shown, in lines that fit; nothing of it is left out. */
  List<String> lines(String text, float size, float room) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    float used = 0;
    for (int point : text.codePoints().toArray()) {
      float wide = width(point) / EM * size;
      if (used + wide > room && !line.isEmpty()) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
      }
      line.appendCodePoint(point);
      used += wide;
    }
    lines.add(line.toString());
    return lines;
  }
}
