package io.purser.app.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetentionSettingsTest {
  @Test
  void nobody_is_erased_by_age_unless_it_is_said() {
    assertThat(new RetentionSettings(null).deletedCustomers()).isNull();
    assertThatExceptionOfType(UnusableSetting.class)
        .isThrownBy(() -> new RetentionSettings(Duration.ofDays(-1)));
  }
}
