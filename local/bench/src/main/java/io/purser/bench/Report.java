package io.purser.bench;

import io.purser.local.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The page with the figures. The command writes between two marks; what stands around them is
 * written by people and stays.
 */
final class Report {
  private final Path page;

  Report(Path page) {
    this.page = page;
  }

  /** As it is printed and published. */
  static String text(List<String> circumstances, List<Section> sections) {
    var text = new StringBuilder();
    circumstances.forEach(line -> text.append("- ").append(line).append('\n'));
    for (var section : sections) {
      text.append("\n### ").append(section.title()).append("\n\n");
      text.append(section.text().strip()).append('\n');
    }
    return text.toString();
  }

  /**
   * Puts a text in the place of what the command has written there before.
   *
   * @param part the name of the place
   */
  void write(String part, String text) {
    try {
      Files.writeString(page, replaced(Files.readString(page), part, text));
    } catch (IOException e) {
      throw new CannotStart("cannot write " + page + ": " + e.getMessage(), e);
    }
  }

  static String replaced(String page, String part, String text) {
    var begin = "<!-- begin " + part + ": written by ./purser bench -->";
    var end = "<!-- end " + part + " -->";
    int from = page.indexOf(begin);
    int to = page.indexOf(end);
    if (from < 0 || to < from) {
      throw new CannotStart(
          "the page has no place for the figures, between " + begin + " and " + end);
    }
    return page.substring(0, from + begin.length())
        + "\n\n"
        + text.strip()
        + "\n\n"
        + page.substring(to);
  }
}
