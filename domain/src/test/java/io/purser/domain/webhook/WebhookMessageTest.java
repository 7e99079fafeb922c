package io.purser.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookMessageTest {
  /** The example that the reference libraries of Standard Webhooks are tested with. */
  private static final SigningSecret SECRET =
      new SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final String BODY = "{\"test\": 2432232314}";
  private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);

  @Test
  void the_published_example_is_signed_as_published() {
    var message = WebhookMessage.signed(ID, BODY, List.of(SECRET), AT);

    assertThat(message)
        .isEqualTo(
            new WebhookMessage(
                ID, 1_614_265_330, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", BODY));
  }

  @Test
  void every_secret_in_force_signs_with_a_space_between() {
    var other = SigningSecret.random(new SecureRandom());
    var both = WebhookMessage.signed(ID, BODY, List.of(other, SECRET), AT).signature();

    assertThat(both.split(" "))
        .containsExactly(
            WebhookMessage.signed(ID, BODY, List.of(other), AT).signature(),
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void id_time_and_body_are_all_signed() {
    var secrets = List.of(SECRET);

    assertThat(
            List.of(
                WebhookMessage.signed(ID, BODY, secrets, AT).signature(),
                WebhookMessage.signed("msg_other", BODY, secrets, AT).signature(),
                WebhookMessage.signed(ID, BODY + " ", secrets, AT).signature(),
                WebhookMessage.signed(ID, BODY, secrets, AT.plusSeconds(1)).signature()))
        .doesNotHaveDuplicates();
  }

  @Test
  void a_new_secret_has_256_random_bits_and_hides_them() {
    var secret = SigningSecret.random(new SecureRandom());

    assertThat(secret.value()).startsWith("whsec_");
    assertThat(Base64.getDecoder().decode(secret.value().substring(6))).hasSize(32);
    assertThat(secret).isNotEqualTo(SigningSecret.random(new SecureRandom()));
    assertThat(SigningSecrets.of(secret).toString()).doesNotContain(secret.value());
    assertThatIllegalArgumentException().isThrownBy(() -> new SigningSecret("whsec_c2hvcnQ="));
    assertThatIllegalArgumentException().isThrownBy(() -> new SigningSecret("secret"));
  }

  @Test
  void rotated_secrets_sign_until_their_time_and_no_more_than_three_of_them() {
    var random = new SecureRandom();
    var first = SigningSecret.random(random);
    var secrets = SigningSecrets.of(first);
    var all = new ArrayList<>(List.of(first));
    for (int i = 0; i < 4; i++) {
      var next = SigningSecret.random(random);
      secrets = secrets.rotated(next, AT.plusSeconds(100 + i), AT);
      all.addFirst(next);
    }

    assertThat(secrets.at(AT)).containsExactlyElementsOf(all.subList(0, 4));
    assertThat(secrets.at(AT.plusSeconds(102))).containsExactlyElementsOf(all.subList(0, 2));
    assertThat(secrets.at(AT.plusSeconds(103))).containsExactly(all.getFirst());
  }
}
