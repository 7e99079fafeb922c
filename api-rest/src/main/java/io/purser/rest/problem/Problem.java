package io.purser.rest.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What we tell a caller who does not get what was asked for.
 *
 * @param members what the code's documentation promises beside the usual members, such as {@code
 *     walletId}
 * @param headers what the answer carries beside its body, such as {@code Retry-After}
 */
public record Problem(
    ProblemCode code,
    String detail,
    List<FieldError> errors,
    SequencedMap<String, Object> members,
    Map<String, String> headers) {
  public Problem {
    errors = List.copyOf(errors);
    members = new LinkedHashMap<>(members);
    headers = Map.copyOf(headers);
  }

  /** A problem that says what its code means. */
  public static Problem of(ProblemCode code) {
    return of(code, code.meaning());
  }

  public static Problem of(ProblemCode code, String detail) {
    return new Problem(code, detail, List.of(), new LinkedHashMap<>(), Map.of());
  }

  /** Input that is wrong in one or more places. The first one decides the code. */
  public static Problem of(List<FieldError> errors) {
    var first = errors.getFirst();
    return new Problem(
        first.code(), first.code().meaning(), errors, new LinkedHashMap<>(), Map.of());
  }

  public Problem with(String member, String value) {
    return withMember(member, value);
  }

  /** The same for something that there may be several of. */
  public Problem with(String member, List<SequencedMap<String, String>> values) {
    return withMember(member, List.copyOf(values));
  }

  private Problem withMember(String member, Object value) {
    var more = new LinkedHashMap<>(members);
    more.put(member, value);
    return new Problem(code, detail, errors, more, headers);
  }

  public Problem withHeader(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Problem(code, detail, errors, members, more);
  }

  /** The same, with the time after which another try makes sense; at least a second. */
  public Problem retryAfter(Duration time) {
    long seconds = Math.max(1, time.plusMillis(999).toSeconds());
    return withHeader("Retry-After", Long.toString(seconds));
  }
}
