package io.purser.bench.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parameters of a request as expressions of SQL. What two samples have in common is a constant;
 * what must be another in every transaction is made from the transaction's number.
 */
final class Expressions {
  /** Ids as the schema has them. */
  private static final String ID = "[a-z]{2,8}_[0-7][0-9a-hjkmnp-tv-z]{25}";

  private static final int DIGITS = 26;
  private static final int MOST_IDS = 10;

  /** The length of a keyed hash, written in hexadecimal behind {@code \x}. */
  private static final int HASH = 2 + 2 * 32;

  private final Numbers numbers;
  private final Sample first;
  private final Pattern variable;
  private final Map<String, Integer> newIds = new LinkedHashMap<>();
  private final Map<String, String> constants = new LinkedHashMap<>();

  Expressions(Numbers numbers, Sample first) {
    this.numbers = numbers;
    this.first = first;
    this.variable = Pattern.compile(ID + "|" + Pattern.quote(first.token()));
  }

  /** The variables that the expressions name, with their values. */
  Map<String, String> variables() {
    var values = new LinkedHashMap<String, String>();
    constants.forEach((value, name) -> values.put(name, value));
    return values;
  }

  /** One parameter, as it was in the first sample and in the second. */
  String of(Parameter one, Parameter other) {
    var text = one.text();
    if (text == null) {
      return typed("NULL", one.type());
    }
    return typed(
        text.equals(other.text()) ? constant(text) : varying(one.type(), text), one.type());
  }

  /** In parentheses, because not every place that takes a parameter takes an expression. */
  private static String typed(String expression, int type) {
    return type == ParameterTypes.NOT_NAMED
        ? "(" + expression + ")"
        : "((" + expression + ")::" + ParameterTypes.name(type) + ")";
  }

  private String varying(int type, String text) {
    return switch (numbers) {
      case OF_CUSTOMERS -> composed(text);
      case NEVER_USED -> {
        if (type == ParameterTypes.INT8) {
          yield ":n";
        }
        yield type == ParameterTypes.BYTEA && text.length() == HASH
            ? "sha256(int8send((:n)::int8))"
            : composed(text);
      }
    };
  }

  /** The text with every id and every token in it made anew. What else differs does not matter. */
  private String composed(String text) {
    var pieces = new ArrayList<String>();
    int end = 0;
    var found = variable.matcher(text);
    while (found.find()) {
      var anew = anew(found.group());
      if (anew.isPresent()) {
        addConstant(pieces, text.substring(end, found.start()));
        pieces.add(anew.get());
        end = found.end();
      }
    }
    if (pieces.isEmpty()) {
      return constant(text);
    }
    addConstant(pieces, text.substring(end));
    return String.join(" || ", pieces);
  }

  private Optional<String> anew(String found) {
    if (found.equals(first.token())) {
      return Optional.of("(:n)::text");
    }
    var prefix = found.substring(0, found.length() - DIGITS);
    return switch (numbers) {
      case OF_CUSTOMERS ->
          found.equals(prefix + paddedNumber())
              ? Optional.of("'%s' || lpad((:n)::text, %d, '0')".formatted(prefix, DIGITS))
              : Optional.empty();
      case NEVER_USED ->
          Optional.of(
              "'%s' || lpad((:n)::text, %d, '0') || '%d'"
                  .formatted(prefix, DIGITS - 1, place(found)));
    };
  }

  private String paddedNumber() {
    var digits = Long.toString(first.number());
    return "0".repeat(DIGITS - digits.length()) + digits;
  }

  /** The same id is the same wherever it stands, and different ids of a request stay different. */
  private int place(String id) {
    int place = newIds.computeIfAbsent(id, unseen -> newIds.size());
    if (place >= MOST_IDS) {
      throw new IllegalStateException("a request makes more than " + MOST_IDS + " ids");
    }
    return place;
  }

  private void addConstant(List<String> pieces, String text) {
    if (!text.isEmpty()) {
      pieces.add("(" + constant(text) + ")::text");
    }
  }

  private String constant(String text) {
    return ":" + constants.computeIfAbsent(text, unseen -> "c" + constants.size());
  }
}
