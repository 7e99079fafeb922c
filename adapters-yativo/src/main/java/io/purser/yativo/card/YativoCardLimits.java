package io.purser.yativo.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.purser.domain.card.limit.Allowance;
import io.purser.domain.card.limit.CardCountProvider;
import io.purser.domain.card.limit.CardCounts;
import io.purser.domain.card.limit.ReportedLimits;
import io.purser.domain.card.limit.SpendingLimitProvider;
import io.purser.domain.money.Money;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import io.purser.yativo.call.Members;
import io.purser.yativo.call.ProviderCalls;
import io.purser.yativo.call.Reading;
import io.purser.yativo.call.Request;
import io.purser.yativo.call.Route;
import io.purser.yativo.call.Verdict;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** The provider's limits ({@code docs/provider.md}, 12.9). */
@Singleton
final class YativoCardLimits implements SpendingLimitProvider, CardCountProvider {
  /** What the provider says as a rule, for an answer that does not say it. */
  private static final Duration USUAL_DELAY = Duration.ofMinutes(3);

  private final ProviderCalls provider;

  YativoCardLimits(ProviderCalls provider) {
    this.provider = provider;
  }

  @Override
  public SpendingLimitProvider.LimitReading read(
      ProviderAccountId account, String cardCustomer, Deadline deadline) {
    var verdict =
        provider.<ReportedLimits>call(
            account,
            Request.get(Route.SPENDING_LIMIT, cardCustomer),
            deadline,
            envelope -> inForce(envelope.payload()));
    return switch (verdict) {
      case Verdict.Ok<ReportedLimits>(var limits) ->
          new SpendingLimitProvider.LimitReading.Read(limits);
      case Verdict.Rejected<ReportedLimits> rejected ->
          new SpendingLimitProvider.LimitReading.Refused(rejected.code());
      case Verdict.NotExecuted<ReportedLimits> turnedAway ->
          away(turnedAway.why(), turnedAway.retryAfter());
      case Verdict.NotSent<ReportedLimits>(var why, var retryAfter) -> away(why, retryAfter);
      case Verdict.Ambiguous<ReportedLimits>(var why) -> away(why, Duration.ZERO);
    };
  }

  private static SpendingLimitProvider.LimitReading away(String why, Duration retryAfter) {
    return new SpendingLimitProvider.LimitReading.Unavailable(why, retryAfter);
  }

  private static Reading<ReportedLimits> inForce(JsonNode payload) {
    var limits = payload.path("limits");
    var currency = MoneyMembers.currency(payload, "currency");
    if (!limits.isObject() || currency.isEmpty()) {
      return new Reading.Doubtful<>("answered no limits");
    }
    return new Reading.Understood<>(
        new ReportedLimits(
            currency.get(),
            allowance(limits.path("daily"), currency.get()),
            allowance(limits.path("monthly"), currency.get()),
            allowance(limits.path("per_transaction"), currency.get())));
  }

  /** An empty object is no limit. */
  private static @Nullable Allowance allowance(JsonNode row, Currency currency) {
    return MoneyMembers.read(row, "limit", currency)
        .map(
            limit ->
                new Allowance(
                    limit,
                    MoneyMembers.read(row, "used", currency).orElse(null),
                    MoneyMembers.read(row, "remaining", currency).orElse(null)))
        .orElse(null);
  }

  @Override
  public Answer<Accepted> change(
      ProviderAccountId account, String cardCustomer, Money daily, Deadline deadline) {
    var body = JsonNodeFactory.instance.objectNode().put("dailyLimit", number(daily));
    var verdict =
        provider.<Accepted>call(
            account,
            Request.change(Route.CHANGE_SPENDING_LIMIT, cardCustomer, body),
            deadline,
            envelope -> accepted(envelope.payload(), daily));
    return verdict.toAnswer(YativoCardLimits::refused);
  }

  private static BigDecimal number(Money money) {
    return BigDecimal.valueOf(money.minor(), money.currency().getDefaultFractionDigits());
  }

  private static Reading<Accepted> accepted(JsonNode payload, Money daily) {
    boolean asAsked =
        MoneyMembers.read(payload, "requested_limit", daily.currency())
            .filter(daily::equals)
            .isPresent();
    if (!asAsked) {
      return new Reading.Doubtful<>("answered about another limit");
    }
    var delay = payload.path("delay_seconds");
    return new Reading.Understood<>(
        new Accepted(
            delay.isInt() && delay.intValue() >= 0
                ? Duration.ofSeconds(delay.intValue())
                : USUAL_DELAY));
  }

  @Override
  public Answer<Confirmed> change(
      ProviderAccountId account, String cardCustomer, CardCounts counts, Deadline deadline) {
    var body = JsonNodeFactory.instance.objectNode();
    if (counts.virtual() != null) {
      body.put("max_virtual", counts.virtual());
    }
    if (counts.physical() != null) {
      body.put("max_physical", counts.physical());
    }
    if (counts.total() != null) {
      body.put("max_total", counts.total());
    }
    var verdict =
        provider.<Confirmed>call(
            account,
            Request.change(Route.CHANGE_CARD_COUNTS, cardCustomer, body),
            deadline,
            envelope -> confirmed(envelope.payload(), cardCustomer, counts));
    return verdict.toAnswer(YativoCardLimits::refused);
  }

  private static Reading<Confirmed> confirmed(
      JsonNode payload, String cardCustomer, CardCounts wanted) {
    var inForce = counts(payload.path("card_limits"));
    return cardCustomer.equals(Members.text(payload, "yativo_card_id"))
            && inForce.with(wanted).equals(inForce)
        ? new Reading.Understood<>(new Confirmed(inForce, counts(payload.path("program_ceilings"))))
        : new Reading.Doubtful<>("answered about other limits of cards");
  }

  private static CardCounts counts(JsonNode row) {
    return new CardCounts(
        number(row.path("max_virtual")),
        number(row.path("max_physical")),
        number(row.path("max_total")));
  }

  private static @Nullable Integer number(JsonNode node) {
    return node.isInt() && node.intValue() >= 0 ? node.intValue() : null;
  }

  private static Rejection refused(Verdict.Rejected<?> rejected) {
    if (rejected.says("invalid_limit", "invalid_card_limit")) {
      return new Rejection(Reason.LIMIT_NOT_ACCEPTED, rejected.code());
    }
    return new Rejection(
        Objections.isUnknown(rejected)
            ? Reason.CUSTOMER_UNKNOWN_TO_PROVIDER
            : Reason.REFUSED_BY_PROVIDER,
        rejected.code());
  }
}
