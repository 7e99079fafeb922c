package io.purser.yativo.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.purser.domain.money.Money;
import io.purser.domain.programme.history.MovementKind;
import io.purser.domain.programme.history.MovementState;
import io.purser.domain.programme.history.ReportedMovement;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of the master wallet's history, as they may come. */
final class MovementRowTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private static Optional<ReportedMovement> read(String members) {
    try {
      return MovementRow.read(JSON.readTree("{" + members.replace('\'', '"') + "}"));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "deposit, completed, DEPOSIT, COMPLETED",
    "swap, submitted, SWAP, PENDING",
    "customer_funding, initiated, FUNDING, PENDING",
    "customer_funding, failed, FUNDING, FAILED",
    "withdrawal, settled, WITHDRAWAL, COMPLETED",
    "Withdrawal, PROCESSING, WITHDRAWAL, PENDING"
  })
  void known_words_are_understood(
      String type, String status, MovementKind kind, MovementState state) {
    var row = read("'id':'m_1','type':'%s','status':'%s'".formatted(type, status)).orElseThrow();

    assertThat(row.kind()).isEqualTo(kind);
    assertThat(row.state()).isEqualTo(state);
    assertThat(row.isUnderstood()).isTrue();
  }

  @Test
  void a_whole_row_is_read_to_the_cent() {
    var row =
        read(
            "'id':'mwd_1','type':'deposit','status':'completed','currency':'EUR','amount':1.1,"
                + "'tx_hash':'0xabc','created_at':'2026-05-12T14:00:00.000Z'");

    var euros = Currency.getInstance("EUR");
    assertThat(row)
        .contains(
            new ReportedMovement(
                "mwd_1",
                MovementKind.DEPOSIT,
                null,
                MovementState.COMPLETED,
                null,
                euros,
                new Money(110, euros),
                "0xabc",
                Instant.parse("2026-05-12T14:00:00Z")));
  }

  @Test
  void words_that_nobody_knows_are_kept_as_they_were_said() {
    var row = read("'id':'m_1','type':'Card_Fee','status':'on_hold'").orElseThrow();

    assertThat(row.kind()).isEqualTo(MovementKind.OTHER);
    assertThat(row.kindWord()).isEqualTo("card_fee");
    assertThat(row.state()).isEqualTo(MovementState.NOT_UNDERSTOOD);
    assertThat(row.stateWord()).isEqualTo("on_hold");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "'type':7,'status':{}", "'type':'no word at all','status':''"})
  void what_is_no_word_is_not_repeated_and_hides_no_row(String members) {
    var row = read("'id':'m_1'" + (members.isEmpty() ? "" : "," + members)).orElseThrow();

    assertThat(row.kindWord()).isEqualTo("unreadable");
    assertThat(row.stateWord()).isEqualTo("unreadable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'currency':'USD'",
        "'currency':'USD','amount':null",
        "'currency':'USD','amount':1.001",
        "'currency':'USDC','amount':1.00",
        "'amount':1.00"
      })
  void an_amount_that_is_not_told_exactly_is_not_known(String members) {
    assertThat(read("'id':'m_1'," + members).orElseThrow().amount()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"'type':'deposit'", "'id':'','type':'deposit'", "'id':7"})
  void a_row_without_an_id_cannot_be_told_from_others(String members) {
    assertThat(read(members)).isEmpty();
  }
}
