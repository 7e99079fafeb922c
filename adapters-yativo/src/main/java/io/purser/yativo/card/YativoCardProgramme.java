package io.purser.yativo.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.purser.domain.programme.CardProgramme;
import io.purser.domain.programme.CardProgrammeProvider;
import io.purser.domain.programme.ProgrammeApplication;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import io.purser.yativo.call.Members;
import io.purser.yativo.call.ProviderCalls;
import io.purser.yativo.call.Request;
import io.purser.yativo.call.Route;
import io.purser.yativo.call.Verdict;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The provider's card programme of an account ({@code docs/provider.md}, 12). */
@Singleton
final class YativoCardProgramme implements CardProgrammeProvider {
  private final ProviderCalls provider;

  YativoCardProgramme(ProviderCalls provider) {
    this.provider = provider;
  }

  /** The one route says whether anything was applied for, the other what became of it. */
  @Override
  public Reading read(ProviderAccountId account, Deadline deadline) {
    var verdict =
        provider.call(
            account,
            Request.get(Route.PROGRAMME_ELIGIBILITY),
            deadline,
            envelope -> readEligibility(envelope.payload()));
    return switch (verdict) {
      case Verdict.Ok<Eligibility>(var eligibility) ->
          eligibility.enrolled()
              ? status(account, deadline)
              : new Reading.Read(unenrolled(eligibility));
      case Verdict.Rejected<Eligibility> rejected -> unavailable(rejected.why());
      case Verdict.NotExecuted<Eligibility> turnedAway ->
          new Reading.Unavailable(turnedAway.why(), turnedAway.retryAfter());
      case Verdict.NotSent<Eligibility>(var why, var retryAfter) ->
          new Reading.Unavailable(why, retryAfter);
      case Verdict.Ambiguous<Eligibility>(var why) -> unavailable(why);
    };
  }

  private record Eligibility(boolean eligible, boolean enrolled) {}

  private static io.purser.yativo.call.Reading<Eligibility> readEligibility(JsonNode payload) {
    return payload.path("eligible").isBoolean()
        ? new io.purser.yativo.call.Reading.Understood<>(
            new Eligibility(
                payload.path("eligible").booleanValue(),
                payload.path("enrolled").asBoolean() || Members.text(payload, "status") != null))
        : new io.purser.yativo.call.Reading.Doubtful<>("answered without an eligibility");
  }

  private static CardProgramme unenrolled(Eligibility eligibility) {
    return eligibility.eligible() ? new CardProgramme.Eligible() : new CardProgramme.NotEligible();
  }

  private Reading status(ProviderAccountId account, Deadline deadline) {
    var verdict =
        provider.call(
            account,
            Request.get(Route.PROGRAMME_STATUS),
            deadline,
            envelope -> ProgrammeRecord.read(envelope.payload()));
    return switch (verdict) {
      case Verdict.Ok<CardProgramme>(var programme) -> new Reading.Read(programme);
      case Verdict.Rejected<CardProgramme> rejected -> unavailable(rejected.why());
      case Verdict.NotExecuted<CardProgramme> turnedAway ->
          new Reading.Unavailable(turnedAway.why(), turnedAway.retryAfter());
      case Verdict.NotSent<CardProgramme>(var why, var retryAfter) ->
          new Reading.Unavailable(why, retryAfter);
      case Verdict.Ambiguous<CardProgramme>(var why) -> unavailable(why);
    };
  }

  private static Reading unavailable(String why) {
    return new Reading.Unavailable(why, Duration.ZERO);
  }

  @Override
  public Reply apply(
      ProviderAccountId account, ProgrammeApplication application, Deadline deadline) {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("funding_structure", ProgrammeRecord.wordOf(application.structure()))
            .put("preferred_chain", ProgrammeRecord.wordOf(application.chain()))
            .put("iban_enabled", application.iban());
    var verdict =
        provider.call(
            account,
            Request.post(Route.APPLY_FOR_PROGRAMME, body),
            deadline,
            envelope -> ProgrammeRecord.read(envelope.payload()));
    return switch (verdict) {
      case Verdict.Ok<CardProgramme> _ -> new Reply.Taken();
      case Verdict.Rejected<CardProgramme> rejected -> refusal(rejected);
      case Verdict.NotExecuted<CardProgramme> turnedAway ->
          new Reply.NotMade(turnedAway.why(), turnedAway.retryAfter());
      case Verdict.NotSent<CardProgramme>(var why, var retryAfter) ->
          new Reply.NotMade(why, retryAfter);
      case Verdict.Ambiguous<CardProgramme>(var why) -> new Reply.InDoubt(why);
    };
  }

  private static Reply refusal(Verdict.Rejected<CardProgramme> rejected) {
    if (rejected.says("already_applied")) {
      return new Reply.AlreadyApplied();
    }
    return rejected.says("not_eligible")
        ? new Reply.NotEligible()
        : new Reply.Refused(rejected.code());
  }
}
