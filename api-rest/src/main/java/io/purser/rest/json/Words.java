package io.purser.rest.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How the API spells the domain's enumerations. */
public final class Words {
  private Words() {}

  public static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** With dashes between words, as states are written. */
  public static String dashed(Enum<?> value) {
    return of(value).replace('_', '-');
  }

  /** The values by their words, in their own order. */
  public static <E extends Enum<E>> Map<String, E> byWord(E[] values) {
    var byWord = new LinkedHashMap<String, E>();
    for (var value : values) {
      byWord.put(of(value), value);
    }
    return Collections.unmodifiableMap(byWord);
  }
}
