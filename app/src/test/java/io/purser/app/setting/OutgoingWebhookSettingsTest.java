package io.purser.app.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.domain.webhook.WebhookUrl;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutgoingWebhookSettingsTest {
  private static final WebhookUrl URL = new WebhookUrl("https://hooks.example.com/");

  private static OutgoingWebhookSettings trusting(String... networks) {
    return new OutgoingWebhookSettings(List.of(networks), 64, 4, Duration.ofDays(1));
  }

  private static boolean reaches(OutgoingWebhookSettings settings, String address) {
    return URL.mayGoTo(InetAddress.ofLiteral(address), settings.destinations());
  }

  @Test
  void unless_somebody_decides_otherwise_only_public_addresses_are_reached() {
    for (var settings : List.of(trusting(), trusting(""))) {
      assertThat(reaches(settings, "93.184.216.34")).isTrue();
      assertThat(reaches(settings, "10.20.3.4")).isFalse();
      assertThat(reaches(settings, "127.0.0.1")).isFalse();
    }
  }

  @Test
  void networks_that_are_named_are_reached_and_no_others() {
    var settings = trusting("10.20.0.0/16", " fd00:1::/32 ");

    assertThat(reaches(settings, "10.20.3.4")).isTrue();
    assertThat(reaches(settings, "fd00:1::5")).isTrue();
    assertThat(reaches(settings, "10.21.0.1")).isFalse();
  }

  @Test
  void what_is_no_block_of_addresses_is_said_at_the_start() {
    assertThatExceptionOfType(UnusableSetting.class)
        .isThrownBy(() -> trusting("10.20.0.0").destinations())
        .withMessageContaining("PURSER_OUTGOING_WEBHOOKS_TRUSTED_NETWORKS");
  }
}
