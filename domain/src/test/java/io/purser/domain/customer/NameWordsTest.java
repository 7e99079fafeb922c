package io.purser.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameWordsTest {
  private static boolean finds(String wanted, String name) {
    return NameWords.of(name).areFoundBy(NameWords.of(wanted));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ana | Ana Silva",
        "SILVA | Ana Silva",
        "silva ana | Ana Silva",
        "sil | Ana Silva",
        "sil an\u00e1 | Ana Silva",
        "goncalves | Jos\u00e9 Gon\u00e7alves",
        "Gon\u00e7alves | Jose Goncalves",
        "GON\u00c7 | Jose Gonc\u0327alves",
        "strasse | Stra\u00dfe",
        "stra\u00dfe | STRASSE",
        "STRA\u1e9eE | stra\u00dfe",
        "i\u015f\u0131k | I\u015eIK",
        "istanbul | \u0130stanbul",
        "k\u03c9\u03c3 | k\u03a9\u03a3\u03a4\u0391\u03a3",
        "\u03ba\u03ce\u03c3\u03c4\u03b1\u03c2 | \u039a\u03a9\u03a3\u03a4\u0391\u03a3",
        "\u0418\u0432\u0430\u043d | \u0438\u0432\u0430\u043d\u043e\u0432",
        "\uff21\uff4e\uff41 | Ana",
        "fischer | \ufb01scher",
        "o'neil | Shaun O\u2019Neil",
        "oneil | Shaun O\u00b4Neil",
        "anne marie | Anne-Marie",
        "\u110c\u1175\u11ab | \uc9c4",
        "\uae40\ubbfc\uc218 | \uae40\ubbfc\uc218",
        "li | Bruce Li",
        "7 | Studio 7",
        "nguyen | Nguye\u0302\u0303n",
        "\u0939\u093f\u0928 | \u0939\u093f\u0928\u094d\u0926\u0940 \u0939\u093f\u0928",
        "soft | so\u00adft",
      })
  void is_found_by_words_and_their_beginnings_however_they_are_spelled(String wanted, String name) {
    assertThat(finds(wanted, name)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "si | Ana Silva",
        "ilva | Ana Silva",
        "lva | Ana Silva",
        "ana costa | Ana Silva",
        "silvana | Ana Silva",
        "marie | Annemarie",
        "l | Li",
        "lukasz | \u0141ukasz",
        "\u304b\u304a\u308b | \u304c\u304a\u308b",
        "\u0939\u093e\u0928 | \u0939\u093f\u0928",
        "\uae40\ubbfc | \uae40\ubbfc\uc218",
      })
  void is_not_found_by_anything_else(String wanted, String name) {
    assertThat(finds(wanted, name)).isFalse();
  }

  @Test
  void beginnings_have_three_to_twenty_letters_and_a_word_is_one_at_any_length() {
    var long24 = "abcdefghijklmnopqrstuvwx";

    assertThat(NameWords.of("Bo Anna " + long24).beginnings())
        .contains("bo", "ann", "anna", "abc", long24.substring(0, 20), long24)
        .doesNotContain("an", "ab", long24.substring(0, 21))
        .hasSize(1 + 2 + 18 + 1);
  }

  @Test
  void letters_beyond_the_basic_plane_are_one_letter_each() {
    var deseret = "\ud801\udc28\ud801\udc29\ud801\udc2a\ud801\udc2b";

    assertThat(NameWords.of(deseret).beginnings())
        .containsExactlyInAnyOrder(deseret.substring(0, 6), deseret);
  }

  @Test
  void every_name_of_a_person_and_of_a_company_counts_and_a_website_does_not() {
    var person = new Profile.Party.Person("Bia", "Beatriz", "Costa", null);
    var company = new Profile.Party.Company("Acme", "Example Ltd", "https://web.example.com");

    assertThat(NameWords.of(person).words()).containsExactly("beatriz", "bia", "costa");
    assertThat(NameWords.of(company).words()).containsExactly("acme", "example", "ltd");
    assertThat(NameWords.of(Profile.empty(CustomerType.INDIVIDUAL).party()).words()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-", "...", "'", "\u0301"})
  void a_search_without_a_word_is_refused(String text) {
    assertThat(NameWords.problemWith(text)).contains("must have a letter or a digit");
  }

  @Test
  void a_search_is_of_eight_words_and_two_hundred_characters_at_most() {
    assertThat(NameWords.problemWith("a b c d e f g h")).isEmpty();
    assertThat(NameWords.problemWith("a b c d e f g h i")).contains("must be at most 8 words");
    assertThat(NameWords.problemWith("a a a a a a a a a a")).isEmpty();
    assertThat(NameWords.problemWith("x".repeat(200))).isEmpty();
    assertThat(NameWords.problemWith("x".repeat(201)))
        .contains("must be at most 200 characters long");
    assertThat(NameWords.problemWith("Ana\u0000")).contains("must not contain control characters");
  }

  /** Of what Unicode has, whatever the JDK knows of it. */
  @Test
  void case_and_form_make_no_difference_for_any_letter() {
    IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(Character::isLetterOrDigit)
        .mapToObj(Character::toString)
        .forEach(
            letter -> {
              var folded = NameWords.of(letter);
              assertThat(NameWords.of(letter.toUpperCase(Locale.ROOT)))
                  .as(letter)
                  .isEqualTo(folded);
              assertThat(NameWords.of(letter.toLowerCase(Locale.ROOT)))
                  .as(letter)
                  .isEqualTo(folded);
              for (var form : Normalizer.Form.values()) {
                assertThat(NameWords.of(Normalizer.normalize(letter, form)))
                    .as(letter)
                    .isEqualTo(folded);
              }
              assertThat(NameWords.of(String.join(" ", folded.words())))
                  .as(letter)
                  .isEqualTo(folded);
            });
  }

  @Test
  void it_is_the_same_in_every_language() {
    var before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.of("tr", "TR"));
      assertThat(finds("title", "TITLE")).isTrue();
    } finally {
      Locale.setDefault(before);
    }
  }
}
