package io.purser.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerType;
import io.purser.domain.kyc.Finding;
import io.purser.domain.kyc.imports.ImportAnswer;
import io.purser.verification.ImportDocument.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read as an answer of the importer, and what is not. */
final class ImportDocumentTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  private final CustomerId customer = CustomerId.next(Given.IDS, CustomerType.INDIVIDUAL);

  private Reading read(String members) {
    return text("{\"customerReference\":\"" + customer + "\"," + members + "}");
  }

  private Reading text(String body) {
    return ImportDocument.answer(body.getBytes(StandardCharsets.UTF_8), customer, NOW);
  }

  @Test
  void times_are_read_with_any_offset_and_as_exactly_as_they_are_kept() {
    assertThat(
            read(
                "\"importReference\":\"a-1\",\"state\":\"approved\",\"new\":[1],"
                    + "\"verifiedAt\":\"2026-03-01T13:00:00.123456789+01:00\",\"expiresAt\":null"))
        .isEqualTo(
            new Reading.Right(
                new ImportAnswer(
                    "a-1",
                    new Finding.Approved(Instant.parse("2026-03-01T12:00:00.123456Z"), null))));
  }

  @Test
  void a_clock_that_is_a_little_ahead_is_no_reason_to_doubt() {
    assertThat(
            read(
                "\"importReference\":\"a-1\",\"state\":\"approved\","
                    + "\"verifiedAt\":\"2026-03-02T12:04:00Z\""))
        .isInstanceOf(Reading.Right.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"importReference\":\"a-1\",\"state\":\"done\"",
        "\"importReference\":\"a-1\"",
        "\"importReference\":\"\",\"state\":\"incomplete\"",
        "\"importReference\":17,\"state\":\"incomplete\"",
        "\"importReference\":\"a b\",\"state\":\"incomplete\"",
        "\"state\":\"incomplete\"",
        "\"importReference\":\"a-1\",\"state\":\"approved\"",
        "\"importReference\":\"a-1\",\"state\":\"approved\",\"verifiedAt\":\"yesterday\"",
        "\"importReference\":\"a-1\",\"state\":\"approved\",\"verifiedAt\":\"2026-03-02T12:06:00Z\"",
        "\"importReference\":\"a-1\",\"state\":\"approved\",\"verifiedAt\":\"2026-03-01T12:00:00Z\",\"expiresAt\":\"2026-03-01T12:00:00Z\"",
        "\"importReference\":\"a-1\",\"state\":\"approved\",\"verifiedAt\":\"2026-03-01T12:00:00Z\",\"expiresAt\":\"soon\"",
        "\"importReference\":\"a-1\",\"state\":\"rejected\",\"verifiedAt\":\"2026-03-01T12:00:00Z\"",
        "\"importReference\":\"a-1\",\"state\":\"rejected\",\"retryable\":true",
        "\"importReference\":\"a-1\",\"importReference\":\"a-2\",\"state\":\"incomplete\""
      })
  void an_answer_that_is_not_as_agreed_is_not_read(String members) {
    assertThat(read(members)).isInstanceOf(Reading.Wrong.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{",
        "{} {}",
        "<html>",
        "{\"importReference\":\"a-1\",\"state\":\"incomplete\"}",
        "{\"importReference\":\"a-1\",\"state\":\"incomplete\",\"customerReference\":\"cus_0\"}"
      })
  void an_answer_that_does_not_name_our_customer_is_none(String body) {
    assertThat(text(body)).isInstanceOf(Reading.Wrong.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "{\"code\":7}", "{\"code\":\"Share Token\"}", "{\"code\":\"\"}", "[]"})
  void what_has_no_code_is_no_refusal(String body) {
    assertThat(ImportDocument.code(body.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }
}
