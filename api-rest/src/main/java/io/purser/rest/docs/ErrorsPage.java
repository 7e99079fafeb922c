package io.purser.rest.docs;

import io.purser.rest.problem.ProblemCode;

/** What every problem means, at the address that problem documents point to. */
final class ErrorsPage {
  private ErrorsPage() {}

  static String html() {
    var page =
        new StringBuilder(
            """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Purser: problems</title></head>
            <body>
            <h1>Problems</h1>
            """);
    for (var code : ProblemCode.values()) {
      page.append(
          """
          <h2 id="%s">%s</h2>
          <p>%d: %s</p>
          <p>What to do: %s</p>
          """
              .formatted(
                  code.text(),
                  code.text(),
                  code.status().getCode(),
                  escape(code.meaning()),
                  escape(code.next())));
    }
    return page.append("</body>\n</html>\n").toString();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
