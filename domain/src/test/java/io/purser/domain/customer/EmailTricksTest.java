package io.purser.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.purser.domain.CpuTime;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that are one, look like one, or look like another one. */
final class EmailTricksTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        // as it is given, what it has in common with other spellings
        "ana@example.com, ana@example.com",
        "ANA@EXAMPLE.COM, ana@example.com",
        "Ana.Lima@Example.Com, ana.lima@example.com",
        "ana.lima@example.com, ana.lima@example.com",
        "analima@example.com, analima@example.com",
        "ana+shop@example.com, ana+shop@example.com",
        "INFO@example.com, info@example.com",
        "IJSSEL@example.com, ijssel@example.com",
        "o'neil@example.com, o'neil@example.com",
        "_@example.com, _@example.com",
        "a@b.co, a@b.co",
        "a@1.example, a@1.example",
        "a@ex-ample.com, a@ex-ample.com",
        // domains in Unicode, and the same in ASCII
        "ana@b\u00fccher.example, ana@xn--bcher-kva.example",
        "ana@B\u00dcCHER.example, ana@xn--bcher-kva.example",
        "ana@bu\u0308cher.example, ana@xn--bcher-kva.example",
        "ana@xn--bcher-kva.example, ana@xn--bcher-kva.example",
        "ana@XN--BCHER-KVA.example, ana@xn--bcher-kva.example",
        "ana@ex\u00e4mple.com, ana@xn--exmple-cua.com",
        "ana@\u4f8b\u3048.jp, ana@xn--r8jz45g.jp",
        "ana@\u4f8b\u5b50.cn, ana@xn--fsqu00a.cn",
        "ana@\ud55c\uad6d.kr, ana@xn--3e0b707e.kr",
        "ana@\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444, ana@xn--e1afmkfd.xn--p1ai",
        "ana@\u043f\u0440\u0438\u043c\u0435\u0440.com, ana@xn--e1afmkfd.com",
        "ana@\u0440\u0430\u0443.\u0440\u0444, ana@xn--80a5ak.xn--p1ai",
        "ana@\u0645\u062b\u0627\u0644.example, ana@xn--mgbh0fb.example",
        "ana@\u05d3\u05d5\u05d2\u05de\u05d4.example, ana@xn--6dbbec0c.example",
        "ana@\u03c0\u03b1\u03c1\u03ac\u03b4\u03b5\u03b9\u03b3\u03bc\u03b1.gr, ana@xn--hxajbheg2az3al.gr"
      })
  void an_address_is_kept_as_given_and_known_by_its_canonical_form(String text, String canonical) {
    assertThat(Email.problemWith(text)).isEmpty();
    var email = new Email(text);
    assertThat(email.value()).isEqualTo(text);
    assertThat(email.canonical()).isEqualTo(canonical);
    assertThat(Email.problemWith(email.ascii())).isEmpty();
    assertThat(new Email(email.ascii()).canonical()).isEqualTo(canonical);
    CpuTime.isBounded(() -> assertThat(new Email(text).canonical()).isEqualTo(canonical));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // letters of two scripts in one label
        "ana@p\u0430ypal.com",
        "ana@ex\u0430mple.com",
        "ana@g\u03bfogle.com",
        "ana@\u0435xample.com",
        "ana@mail.\u0435xample.com",
        "ana@\u0645a.example",
        // words in Cyrillic or Greek letters that are all Latin to the eye
        "ana@\u0430\u0440\u0440\u04cf\u0435.com",
        "ana@xn--80ak6aa92e.com",
        "ana@\u0440\u0430\u0443.com",
        "ana@\u043e\u043e\u043e.example",
        "ana@\u03bf\u03c5\u03ba.com",
        // letters that are another letter once they are mapped
        "ana@\uff45xample.com",
        "ana@\uff25\uff38.com",
        "ana@\u24d4xample.com",
        "ana@\ud835\udc1example.com",
        "ana@\ufb01rma.com",
        "ana@\u212aelvin.com",
        "ana@\u0130stanbul.com",
        "ana@\u2102.com",
        "ana@\u00bd.com",
        // letters that not everybody reads alike
        "ana@stra\u00dfe.de",
        "ana@STRA\u1e9eE.de",
        "ana@\u03c0\u03cc\u03bb\u03b5\u03b9\u03c2.gr",
        "ana@\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.com",
        "ana@a\u200db.com",
        // what cannot be seen, or ends a label without looking like it
        "ana@exam\u00adple.com",
        "ana@exam\u200bple.com",
        "ana@exam\ufeffple.com",
        "ana@exam\u2060ple.com",
        "ana@example\u3002com",
        "ana@example\uff0ecom",
        "ana@example\u2024com",
        "ana@\u202emoc.elpmaxe",
        "ana@exa\u0338mple\u2044.com",
        "ana@\u0308bucher.com",
        // what is no letter
        "ana@\u2603.com",
        "ana@\ud83d\ude80.com",
        "ana@\u0661\u0662.com",
        "ana@caf\u00e9\u00b7.com",
        // ASCII that stands for nothing
        "ana@xn--.com",
        "ana@xn--a.com",
        "ana@xn--example.com",
        "ana@xn--0.com",
        "ana@ab--cd.com",
        "ana@xn--bcher-kva-.com",
        // addresses of hosts and of nobody
        "ana@127.0.0.1",
        "ana@1.2",
        "ana@[127.0.0.1]",
        "ana@[IPv6:::1]",
        "ana@localhost",
        "ana@example.com.",
        "ana@.com",
        "ana@com..",
        "ana@exa_mple.com",
        "ana@example.com@example.org",
        // local parts
        "\u0430na@example.com",
        "an\u00e1@example.com",
        "ana\u200b@example.com",
        "\uff41na@example.com",
        "ana @example.com",
        " ana@example.com",
        "ana@example.com ",
        "\"ana\"@example.com",
        "ana(comment)@example.com",
        "Ana <ana@example.com>",
        "ana@example.com,ben@example.com",
        "ana;ben@example.com",
        "ana\\@example.com",
        ".ana@example.com",
        "ana.@example.com",
        "a..na@example.com",
        "ana@example.com\r\nBcc: ben@example.com",
        "ana%0a@exa mple.com",
        "4111111111111111@example.com",
        "mailto:ana@example.com",
        "@",
        "ana"
      })
  void what_is_none_or_could_be_taken_for_another_is_refused(String text) {
    assertThat(Email.problemWith(text)).isPresent();
    CpuTime.isBounded(() -> assertThat(Email.problemWith(text)).isPresent());
  }

  @Test
  void the_case_of_letters_is_the_same_wherever_the_machine_stands() {
    var before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.of("tr", "TR"));
      assertThat(new Email("INFO@ISTANBUL.EXAMPLE").canonical()).isEqualTo("info@istanbul.example");
      assertThat(new Email("ana@B\u00dcCHER-INFO.EXAMPLE").canonical())
          .isEqualTo(new Email("ana@b\u00fccher-info.example").canonical());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void a_domain_is_as_long_as_it_is_in_ascii() {
    assertThat(Email.problemWith("a@" + "\u00fc".repeat(40) + ".example")).isEmpty();
    assertThat(Email.problemWith("a@" + "\u4f8b\u3048".repeat(30) + ".example")).isPresent();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Email("a@" + "\u4f8b\u3048".repeat(30) + ".example"));
  }

  /** Whoever was let in before is still to be read. */
  @ParameterizedTest
  @ValueSource(strings = {"ana@ab--cd.com", "ana@xn--example.com", "ana@1.2.3.4"})
  void what_was_taken_once_can_be_read_for_ever(String text) {
    assertThat(Email.problemWith(text)).isPresent();
    assertThat(new Email(text).canonical()).isEqualTo(text);
  }
}
