package io.purser.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.purser.domain.customer.Metadata.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** E-mail, phone, names, web sites, external ids and metadata, as they may come in. */
final class ProfileTextsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b.co",
        "Ana.Example+tag@mail.example.com",
        "o'neil@example.com",
        "x_y-z@ex-ample.org",
        "!#$%&'*+/=?^_`{|}~-@example.com",
        "1@2.example",
        "a@xn--bcher-kva.example"
      })
  void addresses_are_taken_and_kept_as_given(String text) {
    assertThat(Email.problemWith(text)).isEmpty();
    assertThat(new Email(text).value()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "a",
        "a@",
        "@example.com",
        "a@b",
        "a@@example.com",
        "a b@example.com",
        ".a@example.com",
        "a.@example.com",
        "a..b@example.com",
        "a@.example.com",
        "a@example..com",
        "a@-example.com",
        "a@example-.com",
        "a@example.com.",
        "a@exa_mple.com",
        "\u00e9@example.com",
        "a@example.com\n",
        "a\u0000@example.com",
        "<a@example.com>",
        "\"a b\"@example.com",
        "a@[127.0.0.1]",
        "a,b@example.com",
        "4111111111111111@example.com"
      })
  void what_is_no_address_is_refused(String text) {
    assertThat(Email.problemWith(text)).isPresent();
    assertThatIllegalArgumentException().isThrownBy(() -> new Email(text));
  }

  @Test
  void an_address_has_at_most_64_characters_before_the_at_and_254_in_all() {
    var longest = "a".repeat(64) + "@" + ("b".repeat(62) + ".").repeat(2) + "c".repeat(59) + ".de";

    assertThat(Email.problemWith(longest)).isEmpty();
    assertThat(Email.problemWith("a" + longest)).isPresent();
    assertThat(Email.problemWith("a@" + ("b".repeat(60) + ".").repeat(4) + "example")).isEmpty();
    assertThat(Email.problemWith("a@" + ("b".repeat(60) + ".").repeat(4) + "example1.com"))
        .isPresent();
    assertThat(Email.problemWith("a@" + "b".repeat(64) + ".com")).isPresent();
  }

  @Test
  void an_address_that_is_almost_one_is_refused_in_little_time() {
    assertThat(Email.problemWith("a@" + "b-".repeat(120) + "!")).isPresent();
    assertThat(Email.problemWith("a.".repeat(30) + "@" + "b.".repeat(90))).isPresent();
  }

  @Test
  void spellings_of_one_mailbox_have_the_same_canonical_form() {
    assertThat(new Email("ANA@Example.COM").canonical()).isEqualTo("ana@example.com");
  }

  @Test
  void personal_texts_do_not_show_themselves() {
    var profile = CustomerBuilder.aFullProfile("ana@example.com");

    assertThat(profile.toString())
        .doesNotContain("Ana", "example.com", "+1555", "1990", "Street")
        .contains("Email[hidden]", "Phone[hidden]", "Person[hidden]", "Address[hidden]");
    assertThat(BirthDate.of("1990-01-31")).hasToString("BirthDate[hidden]");
    assertThat(new Profile.Party.Company("Acme", "Acme Ltd", null).toString())
        .isEqualTo("Company[hidden]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+15550100123", "+1234567", "+123456789012345"})
  void international_numbers_are_taken(String text) {
    assertThat(Phone.problemWith(text)).isEmpty();
    assertThat(new Phone(text).value()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "15550100123",
        "+05550100123",
        "+123456",
        "+1234567890123456",
        "+1 555 0100123",
        "+1555010012a",
        "+\u0661\u0662\u0663\u0664\u0665\u0666\u0667",
        "+15550100123\n",
        "0015550100123"
      })
  void other_numbers_are_refused(String text) {
    assertThat(Phone.problemWith(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1900-01-01", "2000-02-29", "2026-11-22"})
  void days_on_which_somebody_can_have_been_born_are_taken(String text) {
    assertThat(BirthDate.problemWith(text, LocalDate.of(2026, 11, 22))).isEmpty();
    assertThat(BirthDate.of(text).value()).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1899-12-31",
        "2026-11-23",
        "2001-02-29",
        "1990-13-01",
        "1990-1-1",
        "31.01.1990",
        "1990-01-31T00:00",
        "+1990-01-31",
        "199\u0660-01-31",
        "1990-01-31\n"
      })
  void other_days_are_refused(String text) {
    assertThat(BirthDate.problemWith(text, LocalDate.of(2026, 11, 22))).isPresent();
  }

  @Test
  void a_country_is_one_of_iso_3166() {
    for (var country : List.of("BR", "DE", "GB", "US", "AQ")) {
      assertThat(Address.problemWithCountry(country)).as(country).isEmpty();
    }
    for (var none : List.of("", "br", "BRA", "UK", "ZZ", "EU", "Brazil", "B1", "\u0130N")) {
      assertThat(Address.problemWithCountry(none)).as(none).isPresent();
    }
  }

  @Test
  void parts_of_an_address_have_their_lengths_and_no_card_numbers() {
    assertThat(Address.problemWithLine("l".repeat(500))).isEmpty();
    assertThat(Address.problemWithLine("l".repeat(501))).isPresent();
    assertThat(Address.problemWithPlace("p".repeat(255))).isEmpty();
    assertThat(Address.problemWithPlace("p".repeat(256))).isPresent();
    assertThat(Address.problemWithPostalCode("c".repeat(50))).isEmpty();
    assertThat(Address.problemWithPostalCode("c".repeat(51))).isPresent();
    assertThat(Address.problemWithLine("4111 1111 1111 1111")).isPresent();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Address(null, null, null, null, null, "Brazil"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://example.com", "http://example.com/a?b=c#d", "https://a.b:8443/"})
  void web_addresses_are_taken(String text) {
    assertThat(Profile.problemWithWebsite(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com",
        "ftp://example.com",
        "javascript:alert(1)",
        "https://",
        "https://user:secret@example.com",
        "https://exa mple.com",
        "//example.com",
        "https:example"
      })
  void other_web_addresses_are_refused(String text) {
    assertThat(Profile.problemWithWebsite(text)).isPresent();
  }

  @Test
  void names_and_external_ids_have_their_lengths() {
    assertThat(Profile.problemWithName("n".repeat(256))).isEmpty();
    assertThat(Profile.problemWithName("n".repeat(257))).isPresent();
    assertThat(ExternalId.problemWith("e".repeat(256))).isEmpty();
    assertThat(ExternalId.problemWith("e".repeat(257))).isPresent();
    assertThat(ExternalId.problemWith(" e")).isPresent();
  }

  private static boolean takes(String key, Value value) {
    return Metadata.problemWith(Map.of(key, value)).isEmpty();
  }

  @Test
  void metadata_takes_texts_numbers_and_flags() {
    assertThat(takes("k", new Value.Words(""))).isTrue();
    assertThat(takes("k", new Value.Words("  spaced  "))).isTrue();
    assertThat(takes("k", new Value.Flag(true))).isTrue();
    assertThat(takes("k", new Value.Decimal(new BigDecimal("-12.50")))).isTrue();
    assertThat(takes("k".repeat(40), new Value.Flag(true))).isTrue();

    assertThat(takes("k".repeat(41), new Value.Flag(true))).isFalse();
    assertThat(takes("", new Value.Flag(true))).isFalse();
    assertThat(takes(" k", new Value.Flag(true))).isFalse();
    assertThat(takes("k", new Value.Words("a\u0000b"))).isFalse();
    assertThat(takes("k", new Value.Words("4111 1111 1111 1111"))).isFalse();
    assertThat(takes("4111111111111111", new Value.Flag(true))).isFalse();
    assertThat(takes("k", new Value.Decimal(new BigDecimal("4111111111111111")))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0.5",
        "123456789012345678901234567890",
        "1E29",
        "1E-30",
        "123456789012345.678901234567890"
      })
  void a_number_has_up_to_30_digits(String text) {
    assertThat(takes("k", new Value.Decimal(new BigDecimal(text)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1234567890123456789012345678901",
        "1E30",
        "1E-31",
        "1E999999999",
        "1E-999999999",
        "0E999999999",
        "123456789012345678901234567890E30",
        "1E2147483647",
        "1E-2147483647"
      })
  void a_number_with_more_digits_is_refused_in_little_time(String text) {
    assertThat(takes("k", new Value.Decimal(new BigDecimal(text)))).isFalse();
  }

  @Test
  void metadata_is_bounded_and_reads_in_the_order_of_its_keys() {
    Map<String, Value> fifty = new HashMap<>();
    for (int i = 0; i < 50; i++) {
      fifty.put("key-%02d".formatted(i), new Value.Flag(i % 2 == 0));
    }
    assertThat(List.copyOf(new Metadata(fifty).entries().keySet())).isSorted().hasSize(50);
    fifty.put("one more", new Value.Flag(true));
    assertThat(Metadata.problemWith(fifty)).isPresent();

    assertThat(takes("k", new Value.Words("x".repeat(16 * 1024 - 1)))).isTrue();
    assertThat(takes("k", new Value.Words("x".repeat(16 * 1024)))).isFalse();
    assertThat(takes("k", new Value.Words("\u00e9".repeat(8 * 1024)))).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Metadata(Map.of("", new Value.Flag(true))));
  }
}
