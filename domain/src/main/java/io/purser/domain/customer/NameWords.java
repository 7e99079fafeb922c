package io.purser.domain.customer;

import io.purser.domain.text.Text;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The words of names, in the form in which they are compared: without regard to case, diacritics
 * and the ways in which Unicode spells one character, and the same in every language. A word is
 * found by all of it, or by its beginning.
 *
 * @param words folded, each once, in an order of their own
 */
public record NameWords(SortedSet<String> words) {
  /**
   * Counts how often the way in which words are folded and cut has changed. What was stored by an
   * earlier rule is not found by this one.
   */
  public static final int RULE = 1;

  /** A beginning that is shorter finds nothing: too many words begin with it. */
  public static final int SHORTEST_BEGINNING = 3;

  public static final int LONGEST_BEGINNING = 20;

  private static final int MOST_WANTED = 8;
  private static final int LONGEST_WANTED = 200;

  /** Left out, so that O'Neil, O’Neil and Oneil are one word. */
  private static final String APOSTROPHES = "'`\u00b4\u2018\u2019\u02bc\uff07";

  /**
   * Marks that are no diacritics: what tells ga from ka in kana, and the iota below Greek vowels,
   * which is a letter in capitals.
   */
  private static final String KEPT_MARKS = "\u3099\u309a\u0345";

  public NameWords {
    words = Collections.unmodifiableSortedSet(new TreeSet<>(words));
  }

  /** Of everything that a person or a company is called. */
  public static NameWords of(Profile.Party party) {
    var names =
        switch (party) {
          case Profile.Party.Person(var name, var given, var family, _) ->
              Stream.of(name, given, family);
          case Profile.Party.Company(var name, var legalName, _) -> Stream.of(name, legalName);
        };
    return of(names.filter(Objects::nonNull).toList());
  }

  /** Of what somebody searches for. */
  public static NameWords of(String text) {
    return of(List.of(text));
  }

  private static NameWords of(Collection<String> texts) {
    var words = new TreeSet<String>();
    texts.forEach(text -> addWords(folded(text), words));
    return new NameWords(words);
  }

  /** Why this text cannot be searched for, or empty when it can. */
  public static Optional<String> problemWith(String text) {
    if (text.codePointCount(0, text.length()) > LONGEST_WANTED) {
      return Optional.of("must be at most " + LONGEST_WANTED + " characters long");
    }
    return Text.characterProblem(text).or(() -> countProblem(of(text).words.size()));
  }

  private static Optional<String> countProblem(int words) {
    if (words == 0) {
      return Optional.of("must have a letter or a digit");
    }
    return words > MOST_WANTED
        ? Optional.of("must be at most " + MOST_WANTED + " words")
        : Optional.empty();
  }

  /** Everything that one who is called so is found by: the words, and their beginnings. */
  public SortedSet<String> beginnings() {
    var beginnings = new TreeSet<>(words);
    for (var word : words) {
      int longest = Math.min(word.codePointCount(0, word.length()), LONGEST_BEGINNING);
      for (int letters = SHORTEST_BEGINNING; letters <= longest; letters++) {
        beginnings.add(word.substring(0, word.offsetByCodePoints(0, letters)));
      }
    }
    return beginnings;
  }

  /** Whether one who is called so is found by these words, by all of them. */
  public boolean areFoundBy(NameWords wanted) {
    return beginnings().containsAll(wanted.words);
  }

  /**
   * Compatibility decomposition, no diacritics, and letters as Unicode folds their case, of which
   * the JDK has the parts: small, then capital in full (the sharp s becomes two letters), then
   * small again letter by letter, since in a whole text a sigma at the end of a word would become
   * another one. Put together again at the end, so that what is counted is what people call
   * letters.
   */
  private static String folded(String text) {
    var plain = withoutDiacritics(text);
    var capital = small(plain).toUpperCase(Locale.ROOT);
    return Normalizer.normalize(withoutDiacritics(small(capital)), Form.NFC);
  }

  private static String withoutDiacritics(String text) {
    var kept = new StringBuilder();
    Normalizer.normalize(without(APOSTROPHES, text), Form.NFKD)
        .codePoints()
        .filter(character -> !isDiacritic(character))
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static String without(String unwanted, String text) {
    var kept = new StringBuilder();
    text.codePoints().filter(c -> unwanted.indexOf(c) < 0).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /** A mark that any script can have. Those of one script, as vowels of Hindi, are its letters. */
  private static boolean isDiacritic(int character) {
    return Character.getType(character) == Character.NON_SPACING_MARK
        && UnicodeScript.of(character) == UnicodeScript.INHERITED
        && KEPT_MARKS.indexOf(character) < 0;
  }

  private static String small(String text) {
    var small = new StringBuilder();
    text.codePoints().map(Character::toLowerCase).forEach(small::appendCodePoint);
    return small.toString();
  }

  private static void addWords(String text, Collection<String> words) {
    var word = new StringBuilder();
    text.codePoints()
        .filter(character -> Character.getType(character) != Character.FORMAT)
        .forEach(
            character -> {
              if (isPartOfWord(character)) {
                word.appendCodePoint(character);
              } else {
                end(word, words);
              }
            });
    end(word, words);
  }

  private static void end(StringBuilder word, Collection<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private static boolean isPartOfWord(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> Character.isLetterOrDigit(character);
    };
  }

  /** Hides the names from logs and messages. */
  @Override
  public String toString() {
    return "NameWords[hidden]";
  }
}
