package io.purser.domain.customer;

import java.lang.Character.UnicodeScript;
import java.net.IDN;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The domain of an e-mail address, in Unicode or in ASCII ({@code xn--…}). The JDK speaks IDNA of
 * 2003; what the later UTS 46 reads otherwise is refused rather than guessed: characters younger
 * than Unicode 3.2, and the four that deviate.
 */
final class EmailDomain {
  private static final int LONGEST_LABEL = 63;
  private static final String ACE = "xn--";
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  /** Sharp s, final sigma and the two joiners, which the two standards write differently. */
  private static final String DEVIATING = "\u00df\u03c2\u200c\u200d";

  /** What may stand together in one label ("highly restrictive", UTS 39). */
  private static final List<Set<UnicodeScript>> TOGETHER =
      List.of(
          EnumSet.of(
              UnicodeScript.LATIN,
              UnicodeScript.HAN,
              UnicodeScript.HIRAGANA,
              UnicodeScript.KATAKANA),
          EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
          EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL));

  /** Cyrillic and Greek letters of which whole Latin words can be imitated. */
  private static final String LATIN_LOOKALIKES =
      "\u0430\u0441\u0501\u0435\u04bb\u0456\u0458\u04cf\u043e\u0440\u051b\u0455\u051d\u0445\u0443"
          + "\u044c\u0433\u043f\u0475\u03b1\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7\u03c9";

  private EmailDomain() {}

  /** Lower case and ASCII; empty when it is no domain. */
  static Optional<String> ascii(String domain) {
    var labels = labels(domain).map(EmailDomain::asciiLabel).flatMap(Optional::stream).toList();
    return labels.size() < 2 || labels.size() != labels(domain).count()
        ? Optional.empty()
        : Optional.of(String.join(".", labels));
  }

  private static Stream<String> labels(String domain) {
    return Stream.of(domain.split("\\.", -1));
  }

  private static Optional<String> asciiLabel(String label) {
    try {
      var ascii = isAscii(label) ? label.toLowerCase(Locale.ROOT) : IDN.toASCII(composed(label));
      return ascii.length() <= LONGEST_LABEL && LABEL.matcher(ascii).matches()
          ? Optional.of(ascii)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }

  private static String composed(String label) {
    return Normalizer.normalize(label.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }

  /** Why this domain, which is one, is not to be taken, or empty when it is. */
  static Optional<String> problemWith(String domain) {
    var last = domain.substring(domain.lastIndexOf('.') + 1);
    if (NUMBER.matcher(last).matches()) {
      return Optional.of("must have a domain and no address of a host");
    }
    boolean endsInLatin = isAscii(last) && !isAce(last);
    return labels(domain)
        .map(label -> labelProblem(label, endsInLatin))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static boolean isAce(String label) {
    return label.regionMatches(true, 0, ACE, 0, ACE.length());
  }

  private static Optional<String> labelProblem(String label, boolean endsInLatin) {
    if (!isAscii(label)) {
      return unicodeProblem(label, endsInLatin);
    }
    if (isAce(label)) {
      var unicode = IDN.toUnicode(label);
      return isAscii(unicode) || !asciiLabel(unicode).equals(asciiLabel(label))
          ? Optional.of("has a domain that begins with xn-- and cannot be read")
          : unicodeProblem(unicode, endsInLatin);
    }
    return label.length() >= ACE.length() && label.startsWith("--", 2)
        ? Optional.of("has a domain with hyphens in its third and fourth place")
        : Optional.empty();
  }

  private static Optional<String> unicodeProblem(String label, boolean endsInLatin) {
    var composed = composed(label);
    if (composed.codePoints().anyMatch(c -> DEVIATING.indexOf(c) >= 0)) {
      return Optional.of("has a domain with a character that not everybody reads alike");
    }
    boolean plain =
        label.codePoints().allMatch(EmailDomain::isItself)
            && !isMark(composed.codePointAt(0))
            && composed.codePoints().allMatch(EmailDomain::mayStandInALabel);
    if (!plain) {
      return Optional.of("has a domain with characters that domains do not have");
    }
    return looksLikeAnother(composed, endsInLatin)
        ? Optional.of("has a domain that looks like another one")
        : Optional.empty();
  }

  /** No other way to write something else, and in lower case one letter of its own kind. */
  private static boolean isItself(int c) {
    var text = Character.toString(c);
    var lower = text.toLowerCase(Locale.ROOT);
    return Normalizer.isNormalized(text, Normalizer.Form.NFKC)
        && lower.codePointCount(0, lower.length()) == 1
        && isAscii(lower) == isAscii(text);
  }

  private static boolean mayStandInALabel(int c) {
    return c < 128
        ? LABEL.matcher(Character.toString(c)).matches() || c == '-'
        : Character.isLetter(c) || isMark(c);
  }

  private static boolean isMark(int c) {
    var type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean looksLikeAnother(String label, boolean endsInLatin) {
    var scripts =
        label
            .codePoints()
            .mapToObj(UnicodeScript::of)
            .filter(it -> it != UnicodeScript.COMMON && it != UnicodeScript.INHERITED)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(UnicodeScript.class)));
    boolean fitTogether =
        scripts.size() <= 1 || TOGETHER.stream().anyMatch(set -> set.containsAll(scripts));
    boolean imitatesLatin =
        endsInLatin
            && label
                .codePoints()
                .allMatch(c -> c < 128 ? !Character.isLetter(c) : LATIN_LOOKALIKES.indexOf(c) >= 0);
    return !fitTogether || imitatesLatin;
  }
}
