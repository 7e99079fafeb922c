package io.purser.rest.list;

import io.micronaut.http.HttpParameters;
import io.purser.domain.list.PageRequest;
import io.purser.rest.problem.FieldError;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The parameters of a query: only known ones, each once, each readable. */
public final class Query {
  /** Java's own reader also takes years of nine digits and times without seconds. */
  private static final Pattern RFC_3339 =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})");

  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,3}");

  private final Map<String, String> values;

  private Query(Map<String, String> values) {
    this.values = values;
  }

  public static Query of(HttpParameters parameters, Set<String> allowed) {
    var values = new LinkedHashMap<String, String>();
    var errors = new ArrayList<FieldError>();
    for (var name : parameters.names()) {
      var all = parameters.getAll(name);
      if (!allowed.contains(name)) {
        // The name is the caller's own, so it is not repeated.
        throw new Refused(ProblemCode.UNKNOWN_PARAMETER);
      }
      if (all.size() != 1) {
        errors.add(FieldError.inQuery(name, ProblemCode.REPEATED_PARAMETER, "must not come twice"));
      } else {
        values.put(name, all.getFirst());
      }
    }
    if (!errors.isEmpty()) {
      throw new Refused(Problem.of(errors));
    }
    return new Query(values);
  }

  public Optional<String> text(String name, Function<String, Optional<String>> problem) {
    var text = Optional.ofNullable(values.get(name));
    text.flatMap(problem)
        .ifPresent(
            why -> {
              throw invalid(name, why);
            });
    return text;
  }

  /** A value that must be one that {@code parse} understands. */
  public <T> Optional<T> parsed(String name, Function<String, Optional<T>> parse, String wanted) {
    return Optional.ofNullable(values.get(name))
        .map(text -> parse.apply(text).orElseThrow(() -> invalid(name, wanted)));
  }

  public <T> Optional<T> choice(String name, Map<String, T> choices) {
    return parsed(
        name,
        text -> Optional.ofNullable(choices.get(text)),
        "must be one of " + String.join(", ", new TreeMap<>(choices).keySet()));
  }

  /** A time of RFC 3339, section 5.6. */
  public Optional<Instant> time(String name) {
    return parsed(name, Query::instant, "must be a time of RFC 3339, such as 2026-01-31T09:30:00Z");
  }

  public int limit() {
    return parsed(
            "limit",
            text ->
                Optional.of(text)
                    .filter(digits -> NUMBER.matcher(digits).matches())
                    .map(Integer::valueOf)
                    .filter(number -> number <= PageRequest.MAX_LIMIT),
            "must be a whole number from 1 to " + PageRequest.MAX_LIMIT)
        .orElse(PageRequest.DEFAULT_LIMIT);
  }

  /** A day of the calendar. */
  public Optional<LocalDate> day(String name) {
    return parsed(name, Query::localDate, "must be a day, such as 2026-01-31");
  }

  private static Optional<LocalDate> localDate(String text) {
    if (!DAY.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** A length of time in whole seconds, of four digits at most. */
  public Optional<Duration> seconds(String name, int least) {
    return parsed(
        name,
        text ->
            Optional.of(text)
                .filter(digits -> NUMBER.matcher(digits).matches())
                .map(Integer::valueOf)
                .filter(number -> number >= least)
                .map(Duration::ofSeconds),
        "must be a whole number of seconds from " + least + " to 9999");
  }

  public boolean includesTotal() {
    return choice("include", Map.of("total", true)).orElse(false);
  }

  public Optional<String> cursor() {
    return Optional.ofNullable(values.get("cursor"));
  }

  /** Which of the parameters are there. */
  public Set<String> names() {
    return values.keySet();
  }

  /** The parameters that choose what is listed, in an order of their own. */
  public Map<String, String> filters() {
    var filters = new TreeMap<>(values);
    filters.keySet().removeAll(Set.of("limit", "cursor", "include"));
    return filters;
  }

  public static Refused invalid(String name, String why) {
    return new Refused(FieldError.inQuery(name, ProblemCode.INVALID_PARAMETER, why));
  }

  private static Optional<Instant> instant(String text) {
    if (!RFC_3339.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
