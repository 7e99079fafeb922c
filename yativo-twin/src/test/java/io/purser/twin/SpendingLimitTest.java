package io.purser.twin;

import static io.purser.twin.Cardholders.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpendingLimitTest {
  @AutoClose final RunningTwin twin = RunningTwin.start();
  private final Cardholders holders = new Cardholders(twin);
  private final String id = holders.ready();

  @Test
  void the_usual_limit_is_shown_with_what_is_left_of_it() {
    assertThat(twin.get(BASE + id + "/wallet/limits").text())
        .isEqualTo(
            "{\"success\":true,\"data\":{\"currency\":\"USD\",\"limits\":{\"daily\":"
                + "{\"limit\":7999,\"used\":0,\"remaining\":7999},\"monthly\":{},"
                + "\"per_transaction\":{}}}}");
  }

  @Test
  void a_change_becomes_active_after_three_minutes() {
    var reply = change("2500");
    assertThat(reply.json().path("data").toString())
        .matches(
            "\\{\"current_limit\":null,\"requested_limit\":2500,\"admin_limit\":null,"
                + "\"delay_seconds\":180,\"note\":\"[^\"]+\",\"gelato_status\":\"ExecSuccess\","
                + "\"enqueue_task_id\":\"0x[0-9a-f]{64}\"}");
    twin.advance("PT2M59S");
    assertThat(limit()).isEqualTo("7999");
    twin.advance("PT1S");
    assertThat(limit()).isEqualTo("2500");
    assertThat(change("99.50").at("/data/current_limit")).isEqualTo("2500");
  }

  @Test
  void the_later_of_two_changes_counts() {
    change("2500");
    twin.advance("PT1M");
    change("100");
    twin.advance("PT2M");
    assertThat(limit()).isEqualTo("7999");
    twin.advance("PT1M");
    assertThat(limit()).isEqualTo("100");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-5", "\"100\"", "1.234", "null", "5001"})
  void a_limit_has_to_be_positive_and_below_the_ceiling(String limit) {
    holders.programme("{\"daily_limit_ceiling\":5000}");
    var reply = change(limit);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.at("/error_code")).isEqualTo("INVALID_LIMIT");
    assertThat(change("5000").at("/data/admin_limit")).isEqualTo("5000");
  }

  private Reply change(String limit) {
    return twin.provider(
        "PUT", BASE + id + "/wallet/limits", "{\"dailyLimit\":" + limit + "}", Map.of());
  }

  private String limit() {
    return twin.get(BASE + id + "/wallet/limits").at("/data/limits/daily/limit");
  }
}
