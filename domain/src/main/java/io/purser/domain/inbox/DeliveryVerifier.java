package io.purser.domain.inbox;

import java.time.Instant;
import java.util.List;

/** Tells the provider's deliveries from everyone else's. */
public interface DeliveryVerifier {
  /**
   * @param signatures every signature header of the request, as it came
   * @param timestamps every timestamp header of the request, as it came
   * @param body the bytes as they came
   */
  Verdict verify(Endpoint endpoint, List<String> signatures, List<String> timestamps, byte[] body);

  /** What it found. */
  sealed interface Verdict {
    record Genuine(Instant signedAt) implements Verdict {}

    record Forged(Refusal why) implements Verdict {}
  }
}
