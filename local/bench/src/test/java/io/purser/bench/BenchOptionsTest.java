package io.purser.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.local.BadOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchOptionsTest {
  @Test
  void a_run_as_usual_is_published() {
    var options = BenchOptions.parse(List.of());
    assertThat(options.write()).isTrue();
    assertThat(options.rounds()).isEqualTo(5);
    assertThat(options.time()).isEqualTo(Duration.ofSeconds(6));
    assertThat(options.warmUp()).isEqualTo(Duration.ofSeconds(60));
    assertThat(options.connections()).isEqualTo(16);
    assertThat(options.only()).containsExactly(Topic.values());
  }

  @Test
  void a_trial_is_not_published() {
    assertThat(BenchOptions.parse(List.of("--rounds", "1")).write()).isFalse();
    assertThat(BenchOptions.parse(List.of("--only", "get")).write()).isFalse();
  }

  @Test
  void a_trial_is_published_when_that_is_asked_for() {
    assertThat(BenchOptions.parse(List.of("--rounds", "1", "--write")).write()).isTrue();
  }

  @Test
  void other_topics_can_be_left_out() {
    var options = BenchOptions.parse(List.of("--only", "list,growth"));
    assertThat(options.only()).containsExactlyInAnyOrder(Topic.LIST, Topic.GROWTH);
    assertThat(options.scenarios()).containsExactly(Scenario.LIST);
  }

  @Test
  void an_unknown_topic_is_refused() {
    assertThatExceptionOfType(BadOption.class)
        .isThrownBy(() -> BenchOptions.parse(List.of("--only", "speed")));
  }
}
