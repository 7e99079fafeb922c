package io.purser.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PgbenchScriptTest {
  private static final int VARCHAR = 1043;
  private static final String TENANT = "ten_01m7yf0c8vewht8b7q4dz5kxnm";

  @Test
  void a_customer_that_is_read_is_another_each_time() {
    var script = PgbenchScript.of(Numbers.OF_CUSTOMERS, reading(13), reading(14));
    assertThat(script.text())
        .isEqualTo(
            """
            \\set n random(1, :customers)
            \\startpipeline
            BEGIN;
            SELECT set_config(((:c0)::varchar), ((:c1)::varchar), true);
            \\endpipeline
            select name from purser.customer where tenant_id = ((:c1)::varchar) and id = (('cus_' || lpad((:n)::text, 26, '0'))::varchar);
            COMMIT;
            """);
    assertThat(script.variables()).containsOnly(entry("c0", "app.tenant"), entry("c1", TENANT));
  }

  private static Map.Entry<String, String> entry(String name, String value) {
    return Map.entry(name, value);
  }

  private static Sample reading(long number) {
    return new Sample(
        number,
        "token-" + number,
        List.of(
            new RoundTrip(
                List.of(
                    new Statement("BEGIN", List.of()),
                    new Statement("SELECT set_config($1, $2, true)", texts("app.tenant", TENANT)))),
            alone(
                "select name from purser.customer where tenant_id = $1 and id = $2",
                texts(TENANT, "cus_%026d".formatted(number))),
            alone("COMMIT", List.of())));
  }

  @Test
  void what_is_created_is_new_each_time_and_the_same_throughout() {
    var script =
        PgbenchScript.of(
            Numbers.NEVER_USED,
            creating(
                "cus_01m7yf0c8vewht8b7q4dz5kxnm", "evt_01m7yf0c8vewht8b7q4dz5kxnn", "one", "aa"),
            creating(
                "cus_01m7yf0c8vewht8b7q4dz5kxnp", "evt_01m7yf0c8vewht8b7q4dz5kxnq", "two", "bb"));
    assertThat(script.text())
        .contains("\\set i :i + 1\n\\set n :base + :i * 64 + :client_id\n")
        .contains(
            "insert into customer values ((('cus_' || lpad((:n)::text, 25, '0') || '0')::varchar),"
                + " (((:c0)::text || (:n)::text)::varchar), ((sha256(int8send((:n)::int8)))::bytea));")
        .contains(
            "insert into event values ((('evt_' || lpad((:n)::text, 25, '0') || '1')::varchar),"
                + " (('cus_' || lpad((:n)::text, 25, '0') || '0')::varchar), ((:n)::int8), ((NULL)::varchar));");
    assertThat(script.variables()).containsOnly(entry("c0", "key-"));
  }

  private static Sample creating(String customer, String event, String token, String hash) {
    return new Sample(
        1,
        token,
        List.of(
            alone(
                "insert into customer values ($1, $2, $3)",
                List.of(
                    text(customer),
                    text("key-" + token),
                    new Parameter(ParameterTypes.BYTEA, "\\x" + hash.repeat(32)))),
            alone(
                "insert into event values ($1, $2, $3, $4)",
                List.of(
                    text(event),
                    text(customer),
                    new Parameter(ParameterTypes.INT8, hash.equals("aa") ? "-5" : "6"),
                    new Parameter(VARCHAR, null)))));
  }

  @Test
  void ids_within_a_longer_text_are_made_anew_too() {
    var script =
        PgbenchScript.of(
            Numbers.NEVER_USED,
            one("{cus_01m7yf0c8vewht8b7q4dz5kxnm,x}"),
            one("{cus_01m7yf0c8vewht8b7q4dz5kxnp,x}"));
    assertThat(script.text())
        .contains("((:c0)::text || 'cus_' || lpad((:n)::text, 25, '0') || '0' || (:c1)::text)");
    assertThat(script.variables()).containsOnly(entry("c0", "{"), entry("c1", ",x}"));
  }

  @Test
  void what_differs_without_having_to_be_unique_is_as_it_was_the_first_time() {
    var script = PgbenchScript.of(Numbers.NEVER_USED, one("2026-11-21"), one("2026-11-22"));
    assertThat(script.variables()).containsOnly(entry("c0", "2026-11-21"));
  }

  private static Sample one(String value) {
    return new Sample(1, "token", List.of(alone("select $1", texts(value))));
  }

  @Test
  void requests_that_execute_different_statements_cannot_be_translated() {
    var first = new Sample(1, "a", List.of(alone("select 1", List.of())));
    var second = new Sample(2, "b", List.of(alone("select 2", List.of())));
    assertThat(first.isLike(second)).isFalse();
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> PgbenchScript.of(Numbers.OF_CUSTOMERS, first, second));
  }

  @Test
  void what_pgbench_would_take_for_a_variable_is_refused() {
    var sample = new Sample(1, "a", List.of(alone("select to_char(now(), 'HH24:MI')", List.of())));
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> PgbenchScript.of(Numbers.OF_CUSTOMERS, sample, sample))
        .withMessageContaining("pgbench would see a variable");
  }

  private static RoundTrip alone(String sql, List<Parameter> parameters) {
    return new RoundTrip(List.of(new Statement(sql, parameters)));
  }

  private static List<Parameter> texts(String... texts) {
    return Arrays.stream(texts).map(PgbenchScriptTest::text).toList();
  }

  private static Parameter text(String text) {
    return new Parameter(VARCHAR, text);
  }
}
