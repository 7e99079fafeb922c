package io.purser.yativo.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.purser.domain.money.Money;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MoneyMembersTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"amount\": 12.50} | 1250",
        "{\"amount\": 12} | 1200",
        "{\"amount\": -0.30} | -30",
        "{\"amount\": \"12.5\"} | 1250",
        "{\"amount\": 99, \"amount_minor\": 1250} | 1250",
        "{\"amount\": 0.1, \"amount_minor\": null} | 10",
        "{\"amount\": 1.2e1} | 1200"
      })
  void an_amount_is_read_exactly_and_minor_units_count_first(String row, long minor)
      throws JsonProcessingException {
    assertThat(MoneyMembers.read(json(row), "amount", EUR)).contains(new Money(minor, EUR));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"amount\": null}",
        "{\"amount\": 0.001}",
        "{\"amount\": true}",
        "{\"amount\": \"12 EUR\"}",
        "{\"amount\": 1e30}",
        "{\"amount\": 1e999999999}"
      })
  void what_is_no_exact_amount_is_none(String row) throws JsonProcessingException {
    assertThat(MoneyMembers.read(json(row), "amount", EUR)).isEmpty();
  }

  @Test
  void a_currency_is_known_by_its_code_alone() throws JsonProcessingException {
    assertThat(MoneyMembers.currency(json("{\"currency\": \"eur\"}"), "currency")).contains(EUR);
    assertThat(MoneyMembers.currency(json("{\"currency\": \"EURO\"}"), "currency")).isEmpty();
    assertThat(MoneyMembers.currency(json("{\"currency\": null}"), "currency")).isEmpty();
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return JSON.readTree(text);
  }
}
