package io.purser.bench.wire;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request executes, for pgbench to execute as often as it can: the same statements, in the
 * same transactions, in as many round trips.
 *
 * @param text the script
 * @param variables constants that the script names, with their values
 */
public record PgbenchScript(String text, Map<String, String> variables) {
  private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");

  /** What pgbench would take for one of its variables, even within a literal. */
  private static final Pattern VARIABLE = Pattern.compile("(?<!:):\\w");

  /**
   * Translates a request of which two samples were taken.
   *
   * @throws IllegalStateException when the samples do not agree on the statements, or a statement
   *     cannot be said in pgbench's language
   */
  public static PgbenchScript of(Numbers numbers, Sample first, Sample second) {
    var expressions = new Expressions(numbers, first);
    var text = new StringBuilder(numbers.lines());
    requireSame(first.roundTrips().size(), second.roundTrips().size());
    for (int i = 0; i < first.roundTrips().size(); i++) {
      append(
          text,
          expressions,
          first.roundTrips().get(i).statements(),
          second.roundTrips().get(i).statements());
    }
    return new PgbenchScript(text.toString(), expressions.variables());
  }

  private static void append(
      StringBuilder text, Expressions expressions, List<Statement> first, List<Statement> second) {
    requireSame(first.size(), second.size());
    boolean together = first.size() > 1;
    text.append(together ? "\\startpipeline\n" : "");
    for (int i = 0; i < first.size(); i++) {
      text.append(statement(expressions, first.get(i), second.get(i))).append(";\n");
    }
    text.append(together ? "\\endpipeline\n" : "");
  }

  private static String statement(Expressions expressions, Statement first, Statement second) {
    requireSame(first.sql(), second.sql());
    if (VARIABLE.matcher(first.sql()).find()) {
      throw new IllegalStateException("pgbench would see a variable in: " + first.sql());
    }
    return PARAMETER
        .matcher(first.sql().strip())
        .replaceAll(
            found -> {
              int at = Integer.parseInt(found.group(1)) - 1;
              return Matcher.quoteReplacement(
                  expressions.of(first.parameters().get(at), second.parameters().get(at)));
            });
  }

  private static void requireSame(Object first, Object second) {
    if (!first.equals(second)) {
      throw new IllegalStateException(
          "two requests of one kind execute different statements: " + first + " and " + second);
    }
  }
}
