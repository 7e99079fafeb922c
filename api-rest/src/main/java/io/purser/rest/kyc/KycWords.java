package io.purser.rest.kyc;

import io.purser.rest.json.Words;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the API spells what the domain calls things. */
final class KycWords {
  private KycWords() {}

  static String of(Enum<?> constant) {
    return Words.of(constant).replace('_', '-');
  }

  /** What callers may choose from, in order. */
  @SafeVarargs
  static <E extends Enum<E>> Map<String, E> choices(E... constants) {
    var choices = new LinkedHashMap<String, E>();
    for (var constant : constants) {
      choices.put(of(constant), constant);
    }
    return choices;
  }
}
