package io.purser.bench;

import io.purser.domain.customer.Profile;

/**
 * What customers are called: made of syllables, so that a number says the name. There are 400 given
 * and 8,000 family names, spread over the numbers so that nobody shares both with a neighbour. As
 * with people, many share a given name, some a family name, and few have both in common.
 */
final class Names {
  private static final String[] SYLLABLES = {
    "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu",
    "na", "pe", "ri", "so", "tu", "va", "we", "xi", "yo", "zu"
  };
  private static final int GIVEN_SYLLABLES = 2;
  private static final int FAMILY_SYLLABLES = 3;

  /** Both odd, so neighbours are far apart and every number leads somewhere else. */
  private static final long GIVEN_SPREAD = 0x9E3779B97F4A7C15L;

  private static final long FAMILY_SPREAD = 0xC2B2AE3D27D4EB4FL;

  private Names() {}

  static Profile.Party.Person person(long number) {
    return new Profile.Party.Person(
        given(number) + " " + family(number), given(number), family(number), null);
  }

  static String given(long number) {
    return word(spread(number * GIVEN_SPREAD), GIVEN_SYLLABLES);
  }

  static String family(long number) {
    return word(spread(number * FAMILY_SPREAD), FAMILY_SYLLABLES);
  }

  private static long spread(long product) {
    return product >>> 20;
  }

  private static String word(long from, int syllables) {
    var word = new StringBuilder();
    long rest = from;
    for (int count = 0; count < syllables; count++) {
      word.append(SYLLABLES[Math.toIntExact(rest % SYLLABLES.length)]);
      rest /= SYLLABLES.length;
    }
    word.setCharAt(0, Character.toUpperCase(word.charAt(0)));
    return word.toString();
  }
}
