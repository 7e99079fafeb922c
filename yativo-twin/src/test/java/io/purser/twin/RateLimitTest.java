package io.purser.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  @AutoClose final RunningTwin twin = RunningTwin.start();

  @Test
  void every_answer_has_the_headers_though_nothing_is_counted() {
    var fine = twin.get("/accounts/get-accounts");
    var lost = twin.get("/no/such/route");
    for (var reply : new Reply[] {fine, lost}) {
      assertThat(reply.header("X-RateLimit-Limit")).isEqualTo("1000000");
      assertThat(reply.header("X-RateLimit-Remaining")).isEqualTo("1000000");
      assertThat(Long.parseLong(reply.header("X-RateLimit-Reset")))
          .isGreaterThan(Instant.now().getEpochSecond());
    }
  }

  @Test
  void a_quota_runs_down_and_then_the_answer_is_429_with_a_pause() {
    quota("{\"per_minute\":3,\"per_hour\":100,\"per_day\":1000}");
    assertThat(twin.get("/accounts/get-accounts").header("X-RateLimit-Remaining")).isEqualTo("2");
    twin.get("/accounts/get-accounts");
    assertThat(twin.get("/accounts/get-accounts").header("X-RateLimit-Remaining")).isEqualTo("0");
    var refused = twin.get("/accounts/get-accounts");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("X-RateLimit-Limit")).isEqualTo("3");
    int pause = refused.json().path("retry_after").asInt();
    assertThat(pause).isBetween(50, 61);
    assertThat(refused.header("Retry-After")).isEqualTo(Integer.toString(pause));
    assertThat(refused.at("/error")).isEqualTo("rate_limit_exceeded");
  }

  @Test
  void the_tightest_window_is_the_one_that_is_shown() {
    quota("{\"per_minute\":50,\"per_hour\":10,\"per_day\":100}");
    var reply = twin.get("/accounts/get-accounts");
    assertThat(reply.header("X-RateLimit-Limit")).isEqualTo("10");
    assertThat(reply.header("X-RateLimit-Remaining")).isEqualTo("9");
  }

  @Test
  void the_windows_do_not_move_with_the_business_clock() {
    quota("{\"per_minute\":1,\"per_hour\":1,\"per_day\":1}");
    assertThat(twin.get("/accounts/get-accounts").status()).isEqualTo(200);
    twin.advance("P30D");
    assertThat(twin.get("/accounts/get-accounts").status()).isEqualTo(429);
  }

  @Test
  void each_key_has_a_quota_of_its_own() {
    var other = twin.control("POST", "/accounts", "{}");
    var theirs =
        Map.of(
            "Authorization", "Bearer " + twin.token(other.at("/api_key"), other.at("/api_secret")));
    quota("{\"per_minute\":1,\"per_hour\":1,\"per_day\":1}");
    twin.get("/accounts/get-accounts");
    assertThat(twin.get("/accounts/get-accounts").status()).isEqualTo(429);
    assertThat(twin.provider("GET", "/accounts/get-accounts", "", theirs).status()).isEqualTo(200);
  }

  @Test
  void a_quota_can_be_taken_away_again() {
    quota("{\"per_minute\":1,\"per_hour\":1,\"per_day\":1}");
    twin.get("/accounts/get-accounts");
    quota("null");
    assertThat(twin.get("/accounts/get-accounts").status()).isEqualTo(200);
  }

  private void quota(String json) {
    twin.token();
    assertThat(twin.control("PATCH", "/settings", "{\"quota\":" + json + "}").status())
        .isEqualTo(200);
  }
}
