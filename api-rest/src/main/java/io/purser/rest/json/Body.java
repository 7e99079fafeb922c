package io.purser.rest.json;

import io.purser.domain.customer.Change;
import io.purser.rest.problem.FieldError;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A request's JSON object, read member by member. What is wrong is collected, so that callers learn
 * of it all at once; {@link #end} refuses the request when there is anything. Nothing is converted:
 * a number is not a string, and no value is like no other.
 */
public final class Body {
  private final String place;
  private final Map<String, JsonValue> members;
  private final Set<String> known = new HashSet<>();
  private final List<Body> parts = new ArrayList<>();
  private final List<FieldError> errors;

  private Body(String place, JsonValue.Members members, List<FieldError> errors) {
    this.place = place;
    this.members = members.values();
    this.errors = errors;
  }

  public static Body read(byte[] bytes) {
    return new Body("#", StrictJson.read(bytes), new ArrayList<>());
  }

  /**
   * A text that is the same for two bodies that say the same, for hashes.
   *
   * @throws Refused when they are no JSON object
   */
  public static String canonical(byte[] bytes) {
    return CanonicalText.of(StrictJson.read(bytes));
  }

  /** The same of an optional object within, whatever its members; null is the same as nothing. */
  public @Nullable String canonical(String name) {
    var value = member(name);
    if (value == null || value instanceof JsonValue.Nothing) {
      return null;
    }
    if (!(value instanceof JsonValue.Members)) {
      wrongType(name, "an object", value);
      return null;
    }
    return CanonicalText.of(value);
  }

  /** An optional object within, which ends with the whole; null is the same as nothing. */
  public @Nullable Body object(String name) {
    var value = member(name);
    if (value == null || value instanceof JsonValue.Nothing) {
      return null;
    }
    if (!(value instanceof JsonValue.Members within)) {
      wrongType(name, "an object", value);
      return null;
    }
    var part = new Body(pointer(name), within, errors);
    parts.add(part);
    return part;
  }

  /** An optional object of objects, which end with the whole; empty when it is absent. */
  public Map<String, Body> objects(String name) {
    var read = new LinkedHashMap<String, Body>();
    var value = member(name);
    if (value == null) {
      return read;
    }
    if (!(value instanceof JsonValue.Members(var entries))) {
      wrongType(name, "an object", value);
      return read;
    }
    var all = new Body(pointer(name), (JsonValue.Members) value, errors);
    parts.add(all);
    entries.keySet().forEach(key -> read.put(key, all.requiredObject(key)));
    return read;
  }

  /**
   * A list of objects that must be there and end with the whole; empty when it is not as it should
   * be, which {@link #end} will refuse.
   */
  public List<Body> list(String name, int most) {
    var value = member(name);
    if (value == null) {
      refuse(name, ProblemCode.MISSING_MEMBER, "must be there");
      return List.of();
    }
    if (!(value instanceof JsonValue.Array(var items))) {
      wrongType(name, "an array of objects", value);
      return List.of();
    }
    if (items.isEmpty() || items.size() > most) {
      refuse(name, ProblemCode.INVALID_VALUE, "must have 1 to " + most + " items");
      return List.of();
    }
    return objects(name, items);
  }

  /** A list that need not be there, and may have nothing; null is the same as nothing. */
  public List<Body> optionalList(String name, int most) {
    var value = member(name);
    if (value == null || value instanceof JsonValue.Nothing) {
      return List.of();
    }
    if (!(value instanceof JsonValue.Array(var items))) {
      wrongType(name, "an array of objects", value);
      return List.of();
    }
    if (items.size() > most) {
      refuse(name, ProblemCode.INVALID_VALUE, "must have at most " + most + " items");
      return List.of();
    }
    return objects(name, items);
  }

  private List<Body> objects(String name, List<JsonValue> items) {
    var numbered = new LinkedHashMap<String, JsonValue>();
    items.forEach(item -> numbered.put(Integer.toString(numbered.size()), item));
    var all = new Body(pointer(name), new JsonValue.Members(numbered), errors);
    parts.add(all);
    return numbered.keySet().stream().map(all::requiredObject).toList();
  }

  private Body requiredObject(String name) {
    var part = object(name);
    if (part != null) {
      return part;
    }
    if (members.get(name) instanceof JsonValue.Nothing nothing) {
      wrongType(name, "an object", nothing);
    }
    return new Body(pointer(name), new JsonValue.Members(new LinkedHashMap<>()), errors);
  }

  /**
   * What a merge patch (RFC 7396) makes of a text: null takes it away.
   *
   * @param problem says why a text is refused
   */
  public Change<String> textMerged(String name, Function<String, Optional<String>> problem) {
    var text = text(name, problem);
    return has(name) ? new Change.Becomes<>(text) : new Change.Kept<>();
  }

  /**
   * What a merge patch (RFC 7396) makes of a whole number: null takes it away, and what is not
   * there stays.
   */
  public UnaryOperator<@Nullable Integer> wholeNumberMerged(String name, int minimum, int maximum) {
    if (!has(name)) {
      known.add(name);
      return UnaryOperator.identity();
    }
    var number = isNothing(name) ? nothing(name) : wholeNumber(name, minimum, maximum);
    return _ -> number;
  }

  /**
   * What a merge patch (RFC 7396) makes of an array of texts, which may have none: null takes it
   * away, and what is not there stays.
   *
   * @param problem says why a text is refused
   */
  public UnaryOperator<@Nullable List<String>> textsMerged(
      String name, int most, Function<String, Optional<String>> problem) {
    if (!has(name)) {
      known.add(name);
      return UnaryOperator.identity();
    }
    boolean isEmpty = members.get(name) instanceof JsonValue.Array(var items) && items.isEmpty();
    var texts = isEmpty ? none(name) : texts(name, most, problem);
    return _ -> texts;
  }

  private @Nullable Integer nothing(String name) {
    known.add(name);
    return null;
  }

  private List<String> none(String name) {
    known.add(name);
    return List.of();
  }

  /**
   * An optional text; null is the same as nothing.
   *
   * @param problem says why a text is refused
   */
  public @Nullable String text(String name, Function<String, Optional<String>> problem) {
    var value = member(name);
    if (value == null || value instanceof JsonValue.Nothing) {
      return null;
    }
    if (!(value instanceof JsonValue.Text(var text))) {
      wrongType(name, "a string", value);
      return null;
    }
    problem.apply(text).ifPresent(why -> refuse(name, ProblemCode.INVALID_VALUE, why));
    return text;
  }

  /** A text that must be there; empty when it is not, which {@link #end} will refuse. */
  public String requiredText(String name, Function<String, Optional<String>> problem) {
    var before = errors.size();
    var text = text(name, problem);
    if (text == null && errors.size() == before) {
      refuse(name, ProblemCode.MISSING_MEMBER, "must be there");
    }
    return text == null ? "" : text;
  }

  /**
   * An optional array of texts; null is the same as nothing.
   *
   * @param problem says why a text is refused
   */
  public @Nullable List<String> texts(
      String name, int most, Function<String, Optional<String>> problem) {
    var value = member(name);
    if (value == null || value instanceof JsonValue.Nothing) {
      return null;
    }
    if (!(value instanceof JsonValue.Array(var items))) {
      wrongType(name, "an array of strings", value);
      return null;
    }
    if (items.isEmpty() || items.size() > most) {
      refuse(name, ProblemCode.INVALID_VALUE, "must have 1 to " + most + " items");
      return null;
    }
    var texts = new ArrayList<String>();
    for (var item : items) {
      if (item instanceof JsonValue.Text(var text)) {
        problem.apply(text).ifPresent(why -> refuse(name, ProblemCode.INVALID_VALUE, why));
        texts.add(text);
      } else {
        wrongType(name, "an array of strings", item);
      }
    }
    return texts;
  }

  /** An optional choice; the fallback when it is absent. */
  public <T> T choice(String name, Map<String, T> choices, T fallback) {
    var value = member(name);
    if (value == null) {
      return fallback;
    }
    if (!(value instanceof JsonValue.Text(var text))) {
      wrongType(name, "a string", value);
      return fallback;
    }
    var chosen = choices.get(text);
    if (chosen == null) {
      refuse(
          name, ProblemCode.INVALID_VALUE, "must be one of " + String.join(", ", choices.keySet()));
      return fallback;
    }
    return chosen;
  }

  /** An optional truth value; the fallback when it is absent. */
  public boolean truth(String name, boolean fallback) {
    var value = member(name);
    if (value == null) {
      return fallback;
    }
    if (!(value instanceof JsonValue.Truth(var truth))) {
      wrongType(name, "a boolean", value);
      return fallback;
    }
    return truth;
  }

  /** An optional whole number; the fallback when it is absent. */
  public int wholeNumber(String name, int minimum, int maximum, int fallback) {
    Integer number = wholeNumber(name, minimum, maximum);
    return number == null ? fallback : number;
  }

  /** An optional whole number; null is the same as nothing. */
  public @Nullable Integer wholeNumber(String name, int minimum, int maximum) {
    var value = member(name);
    if (value == null) {
      return null;
    }
    if (!(value instanceof JsonValue.Decimal(var number, var whole))) {
      wrongType(name, "a number", value);
      return null;
    }
    boolean fits =
        whole
            && number.compareTo(BigDecimal.valueOf(minimum)) >= 0
            && number.compareTo(BigDecimal.valueOf(maximum)) <= 0;
    if (!fits) {
      refuse(
          name,
          ProblemCode.INVALID_VALUE,
          "must be a whole number from " + minimum + " to " + maximum);
      return null;
    }
    return number.intValueExact();
  }

  /** An optional object of texts, numbers and truth values; empty when it is absent. */
  public <T> Map<String, T> scalars(String name, Scalars<T> make) {
    var value = member(name);
    var read = new LinkedHashMap<String, T>();
    if (value == null) {
      return read;
    }
    if (!(value instanceof JsonValue.Members(var entries))) {
      wrongType(name, "an object", value);
      return read;
    }
    entries.forEach(
        (key, entry) -> scalar(name, key, entry, make).ifPresent(it -> read.put(key, it)));
    return read;
  }

  /**
   * The same of a merge patch (RFC 7396): null in place of the object takes everything away, in
   * place of a value its key.
   */
  public <T> UnaryOperator<Map<String, T>> scalarsMerged(String name, Scalars<T> make) {
    var value = member(name);
    if (value == null) {
      return UnaryOperator.identity();
    }
    if (value instanceof JsonValue.Nothing) {
      return _ -> Map.of();
    }
    if (!(value instanceof JsonValue.Members(var entries))) {
      wrongType(name, "an object", value);
      return UnaryOperator.identity();
    }
    var read = new LinkedHashMap<String, T>();
    var gone = new HashSet<String>();
    entries.forEach(
        (key, entry) -> {
          if (entry instanceof JsonValue.Nothing) {
            gone.add(key);
          } else {
            scalar(name, key, entry, make).ifPresent(it -> read.put(key, it));
          }
        });
    return now -> {
      var merged = new LinkedHashMap<>(now);
      merged.keySet().removeAll(gone);
      merged.putAll(read);
      return merged;
    };
  }

  private <T> Optional<T> scalar(String name, String key, JsonValue entry, Scalars<T> make) {
    return switch (entry) {
      case JsonValue.Text(var text) -> Optional.of(make.text(text));
      case JsonValue.Decimal(var number, _) -> Optional.of(make.number(number));
      case JsonValue.Truth(var truth) -> Optional.of(make.truth(truth));
      case JsonValue.Nothing _, JsonValue.Array _, JsonValue.Members _ -> {
        errors.add(
            FieldError.inBody(
                Pointer.to(pointer(name), key),
                ProblemCode.WRONG_TYPE,
                "must be a string, a number or a boolean, and is " + entry.typeName()));
        yield Optional.empty();
      }
    };
  }

  /** What the values of an object become. */
  public interface Scalars<T> {
    T text(String text);

    T number(BigDecimal number);

    T truth(boolean truth);
  }

  /** Whether nothing that was read so far is wrong. */
  public boolean isFine() {
    return errors.isEmpty();
  }

  public boolean has(String name) {
    return members.containsKey(name);
  }

  /** Whether it is there, and null. */
  public boolean isNothing(String name) {
    return members.get(name) instanceof JsonValue.Nothing;
  }

  public void refuse(String name, ProblemCode code, String why) {
    errors.add(FieldError.inBody(pointer(name), code, why));
  }

  /**
   * Refuses the request when anything is wrong with it, or when it has members nobody asked for.
   */
  public void end() {
    refuseUnknown();
    if (!errors.isEmpty()) {
      throw new Refused(Problem.of(errors.subList(0, Math.min(errors.size(), MAX_ERRORS))));
    }
  }

  private void refuseUnknown() {
    for (var name : members.keySet()) {
      if (!known.contains(name)) {
        refuse(name, ProblemCode.UNKNOWN_MEMBER, "is not a member of this request");
      }
    }
    parts.forEach(Body::refuseUnknown);
  }

  private static final int MAX_ERRORS = 50;

  private @Nullable JsonValue member(String name) {
    known.add(name);
    return members.get(name);
  }

  private void wrongType(String name, String wanted, JsonValue value) {
    refuse(name, ProblemCode.WRONG_TYPE, "must be " + wanted + ", and is " + value.typeName());
  }

  private String pointer(String name) {
    return Pointer.to(place, name);
  }
}
