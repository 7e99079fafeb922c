package io.purser.yativo.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.purser.domain.inbox.WebhookRegistrar;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import io.purser.yativo.call.Envelope;
import io.purser.yativo.call.Members;
import io.purser.yativo.call.ProviderCalls;
import io.purser.yativo.call.Reading;
import io.purser.yativo.call.Request;
import io.purser.yativo.call.Route;
import io.purser.yativo.call.Verdict;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers for every event: their names differ between the provider's pages, and the inbox leaves
 * aside what it has no use for.
 */
@Singleton
final class YativoWebhookRegistrar implements WebhookRegistrar {
  private static final Logger LOG = LoggerFactory.getLogger(YativoWebhookRegistrar.class);
  private static final String EVERY_EVENT = "*";

  private final ProviderCalls provider;

  YativoWebhookRegistrar(ProviderCalls provider) {
    this.provider = provider;
  }

  @Override
  public Result register(ProviderAccountId account, String url, Deadline deadline) {
    return resultOf(
        provider.call(
            account,
            Request.get(Route.LIST_WEBHOOKS),
            deadline,
            envelope -> readList(envelope.payload(), url)),
        known ->
            known
                .map(webhook -> mended(account, webhook, url, deadline))
                .orElseGet(() -> resultOf(create(account, url, deadline), Function.identity())));
  }

  /** One that is off, or no longer delivers everything, is set right before its secret is read. */
  private Result mended(ProviderAccountId account, Webhook webhook, String url, Deadline deadline) {
    return webhook.deliversEverything()
        ? get(account, webhook.id(), url, deadline)
        : resultOf(
            enable(account, webhook.id(), url, deadline), id -> get(account, id, url, deadline));
  }

  private Result get(ProviderAccountId account, String id, String url, Deadline deadline) {
    return resultOf(
        provider.call(
            account,
            Request.get(Route.GET_WEBHOOK, id),
            deadline,
            envelope -> readOne(envelope, url)),
        Function.identity());
  }

  private Verdict<String> enable(
      ProviderAccountId account, String id, String url, Deadline deadline) {
    LOG.warn("the provider has the webhook of account {} switched off; switching it on", account);
    var body = JsonNodeFactory.instance.objectNode().put("url", url).put("enabled", true);
    body.putArray("events").add(EVERY_EVENT);
    return provider.call(
        account,
        Request.change(Route.EDIT_WEBHOOK, id, body),
        deadline,
        _ -> new Reading.Understood<>(id));
  }

  @Override
  public Result rotate(ProviderAccountId account, String webhookId, Deadline deadline) {
    return resultOf(
        provider.call(
            account,
            Request.change(Route.ROTATE_SECRET, webhookId, JsonNodeFactory.instance.objectNode()),
            deadline,
            envelope -> readRotated(envelope.payload(), webhookId)),
        Function.identity());
  }

  private static Reading<Result> readRotated(JsonNode payload, String webhookId) {
    String secret = Members.shortText(payload, "secret", "webhook_secret");
    return secret == null || !webhookId.equals(idOf(payload))
        ? new Reading.Doubtful<>("answered about something else than the secret to rotate")
        : new Reading.Understood<>(new Result.Registered(webhookId, secret));
  }

  private Verdict<Result> create(ProviderAccountId account, String url, Deadline deadline) {
    var body = JsonNodeFactory.instance.objectNode().put("url", url);
    body.putArray("events").add(EVERY_EVENT);
    return provider.call(
        account,
        Request.post(Route.CREATE_WEBHOOK, body),
        deadline,
        envelope -> readOne(envelope, url));
  }

  private static <T> Result resultOf(Verdict<T> verdict, Function<T, Result> whenOk) {
    return switch (verdict) {
      case Verdict.Ok<T>(var value) -> whenOk.apply(value);
      case Verdict.Rejected<T> rejected -> new Result.Refused(rejected.why());
      case Verdict.NotExecuted<T> turnedAway ->
          new Result.Unclear(turnedAway.why(), turnedAway.retryAfter());
      case Verdict.NotSent<T>(var why, var retryAfter) -> new Result.Unclear(why, retryAfter);
      case Verdict.Ambiguous<T>(var why) -> new Result.Unclear(why, Duration.ZERO);
    };
  }

  private static Reading<Optional<Webhook>> readList(JsonNode payload, String url) {
    var rows = Members.rows(payload, "webhooks");
    if (rows.isEmpty()) {
      return new Reading.Doubtful<>("answered without a list of webhooks");
    }
    return new Reading.Understood<>(
        rows.get().stream()
            .filter(row -> url.equals(Members.text(row, "url", "webhook_url")))
            .flatMap(row -> Webhook.read(row).stream())
            .min(Comparator.comparing(Webhook::id)));
  }

  private static Reading<Result> readOne(Envelope envelope, String url) {
    var payload = envelope.payload();
    String id = idOf(payload);
    String secret = Members.shortText(payload, "secret", "webhook_secret");
    return id == null || secret == null || !url.equals(Members.text(payload, "url", "webhook_url"))
        ? new Reading.Doubtful<>("answered about something else than the webhook to register")
        : new Reading.Understood<>(new Result.Registered(id, secret));
  }

  private static @Nullable String idOf(JsonNode json) {
    return Members.shortText(json, "webhook_id", "_id", "id");
  }

  /**
   * A row of the list. Members that it lacks are no reason to change anything.
   *
   * @param deliversEverything whether it is on, for every event
   */
  private record Webhook(String id, boolean deliversEverything) {
    static Optional<Webhook> read(JsonNode row) {
      var events = row.path("events");
      boolean everything =
          !events.isArray()
              || StreamSupport.stream(events.spliterator(), false)
                  .anyMatch(event -> EVERY_EVENT.equals(event.asText()));
      return Optional.ofNullable(idOf(row))
          .map(id -> new Webhook(id, everything && row.path("enabled").asBoolean(true)));
    }
  }
}
