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
import org.jspecify.annotations.Nullable;

/**
 * Registers for every event: their names differ between the provider's pages, and the inbox leaves
 * aside what it has no use for.
 */
@Singleton
final class YativoWebhookRegistrar implements WebhookRegistrar {
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
                .map(id -> resultOf(get(account, id, url, deadline), Function.identity()))
                .orElseGet(() -> resultOf(create(account, url, deadline), Function.identity())));
  }

  private Verdict<Result> get(ProviderAccountId account, String id, String url, Deadline deadline) {
    return provider.call(
        account, Request.get(Route.GET_WEBHOOK, id), deadline, envelope -> readOne(envelope, url));
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

  private static Reading<Optional<String>> readList(JsonNode payload, String url) {
    var rows = Members.rows(payload, "webhooks");
    if (rows.isEmpty()) {
      return new Reading.Doubtful<>("answered without a list of webhooks");
    }
    return new Reading.Understood<>(
        rows.get().stream()
            .filter(row -> url.equals(Members.text(row, "url", "webhook_url")))
            .flatMap(row -> Optional.ofNullable(idOf(row)).stream())
            .min(Comparator.naturalOrder()));
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
}
