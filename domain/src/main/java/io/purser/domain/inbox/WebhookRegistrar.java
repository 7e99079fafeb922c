package io.purser.domain.inbox;

import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import java.time.Duration;

/** Tells the provider where to deliver the events of an account, and under which secret. */
public interface WebhookRegistrar {
  /**
   * May be repeated: an address that the provider knows already is found again, with its secret,
   * and is switched on again when it was off.
   *
   * @param url our endpoint, as the provider reaches it
   */
  Result register(ProviderAccountId account, String url, Deadline deadline);

  /**
   * Has the provider make a new secret. From then on it signs with no other. When the answer is
   * lost, {@link #register} finds out.
   *
   * @param webhookId the provider's id of our endpoint
   */
  Result rotate(ProviderAccountId account, String webhookId, Deadline deadline);

  /** What came of it. */
  sealed interface Result {
    /**
     * @param webhookId the provider's id
     * @param secret what the provider signs deliveries to this address with
     */
    record Registered(String webhookId, String secret) implements Result {
      @Override
      public String toString() {
        return "Registered[" + webhookId + ", secret hidden]";
      }
    }

    /** {@code why} holds the provider's code. */
    record Refused(String why) implements Result {}

    /** Not known yet. Registering again finds out; {@code retryAfter} is when. */
    record Unclear(String why, Duration retryAfter) implements Result {}
  }
}
