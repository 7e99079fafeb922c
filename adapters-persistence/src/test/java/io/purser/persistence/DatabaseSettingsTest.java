package io.purser.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DatabaseSettingsTest {
  @Test
  void the_defaults_are_these() {
    try (var beans = ApplicationContext.run()) {
      assertThat(beans.getBean(DatabaseSettings.class))
          .isEqualTo(
              new DatabaseSettings(
                  Duration.ofSeconds(3),
                  Duration.ofSeconds(9),
                  Duration.ofSeconds(5),
                  Duration.ofSeconds(2),
                  Duration.ofSeconds(3),
                  Duration.ofSeconds(5)));
      assertThat(beans.getBean(MigrationSettings.class))
          .isEqualTo(new MigrationSettings("", "", ""));
    }
  }

  @Test
  void a_limit_of_nothing_is_refused() {
    var second = Duration.ofSeconds(1);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new DatabaseSettings(
                    second, second.multipliedBy(2), second, Duration.ZERO, second, second))
        .withMessage("purser.database.lock-timeout must be above zero");
  }

  @Test
  void the_driver_waits_longer_than_the_server() {
    var second = Duration.ofSeconds(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DatabaseSettings(second, second, second, second, second, second))
        .withMessageStartingWith("purser.database.socket-timeout must be longer");
  }

  @Test
  void the_pool_cannot_be_told_to_wait_for_no_time_at_all() {
    var second = Duration.ofSeconds(1);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new DatabaseSettings(
                    second, second.multipliedBy(2), second, second, Duration.ofMillis(249), second))
        .withMessage("purser.database.pool-timeout must be at least 250ms");
  }
}
