package io.purser.yativo.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.purser.domain.inbox.DeliveryVerifier.Verdict;
import io.purser.domain.inbox.Endpoint;
import io.purser.domain.inbox.EndpointId;
import io.purser.yativo.testing.OneAccount;
import java.util.List;

/** Nobody signs without the secret, and no header or body makes reading one fail. */
class DeliveryFuzzTest {
  private static final Endpoint ENDPOINT =
      new Endpoint(
          new EndpointId("whe_01jd0000000000000000000001"),
          OneAccount.ID,
          "whsec_0123456789abcdef",
          null);

  @FuzzTest(maxDuration = "60s")
  void what_is_not_signed_is_forged(FuzzedDataProvider given) {
    var signature =
        given.consumeBoolean() ? "sha256=" + given.consumeString(70) : given.consumeString(100);
    var timestamp = given.consumeBoolean() ? "1747058400" : given.consumeString(12);

    assertThat(
            new HmacDeliveryVerifier()
                .verify(
                    ENDPOINT,
                    List.of(signature),
                    List.of(timestamp),
                    given.consumeRemainingAsBytes()))
        .isInstanceOf(Verdict.Forged.class);
  }
}
