package io.purser.domain.inbox;

import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The provider's side of webhooks, for one account: the registration and the delivery history. */
public final class FakeWebhooks implements WebhookRegistrar, DeliveryHistory {
  private final Map<String, String> failed = new LinkedHashMap<>();
  private final List<String> redelivered = new ArrayList<>();
  private String secret = "whsec_1";
  private int secrets = 1;
  private boolean away;
  private boolean losesAnswers;

  /** Every call from now on goes unanswered, and does nothing. */
  public void goesAway() {
    away = true;
  }

  public void comesBack() {
    away = false;
    losesAnswers = false;
  }

  /** A rotation from now on is done, and its answer lost. */
  public void losesAnswers() {
    losesAnswers = true;
  }

  public String secret() {
    return secret;
  }

  public int secretsMade() {
    return secrets;
  }

  /** A delivery of this event failed. */
  public void failedToDeliver(String delivery, String event) {
    failed.put(delivery, event);
  }

  public List<String> redelivered() {
    return redelivered;
  }

  @Override
  public Result register(ProviderAccountId account, String url, Deadline deadline) {
    return away ? unclear() : new Result.Registered("webhook-1", secret);
  }

  @Override
  public Result rotate(ProviderAccountId account, String webhookId, Deadline deadline) {
    if (away) {
      return unclear();
    }
    secrets++;
    secret = "whsec_" + secrets;
    return losesAnswers ? unclear() : new Result.Registered(webhookId, secret);
  }

  private static Result unclear() {
    return new Result.Unclear("away", Duration.ofSeconds(1));
  }

  @Override
  public Reading undelivered(ProviderAccountId account, String webhookId, Deadline deadline) {
    if (away) {
      return new Reading.Unavailable("away");
    }
    return new Reading.Read(
        failed.entrySet().stream()
            .map(entry -> new Undelivered(entry.getKey(), entry.getValue()))
            .toList());
  }

  @Override
  public Reply redeliver(ProviderAccountId account, Undelivered delivery, Deadline deadline) {
    if (away) {
      return new Reply.Unavailable("away");
    }
    redelivered.add(delivery.deliveryId());
    return new Reply.Asked();
  }
}
