package io.purser.yativo.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.domain.card.onboarding.CardOnboardingProvider;
import io.purser.domain.card.onboarding.CardReference;
import io.purser.domain.card.onboarding.Code;
import io.purser.domain.card.onboarding.KycLink;
import io.purser.domain.card.onboarding.ProviderCardCustomer;
import io.purser.domain.card.onboarding.Question;
import io.purser.domain.card.onboarding.Standing;
import io.purser.domain.customer.Email;
import io.purser.domain.customer.Phone;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.ProviderWrite.Sighting;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import io.purser.yativo.call.AnswerReader;
import io.purser.yativo.call.Members;
import io.purser.yativo.call.ProviderCalls;
import io.purser.yativo.call.Reading;
import io.purser.yativo.call.Request;
import io.purser.yativo.call.Route;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The provider's card customers on their way to a card ({@code docs/provider.md}, 12). */
@Singleton
final class YativoCardOnboarding implements CardOnboardingProvider {
  private static final int LONGEST_CODE_SECONDS = 86_400;

  private final ProviderCalls provider;
  private final CardCustomerStart start;
  private final HostedKyc hostedKyc;

  YativoCardOnboarding(ProviderCalls provider, CardCustomerStart start, HostedKyc hostedKyc) {
    this.provider = provider;
    this.start = start;
    this.hostedKyc = hostedKyc;
  }

  @Override
  public Sighting<ProviderCardCustomer> find(
      ProviderAccountId account, CardReference reference, Deadline deadline) {
    return start.find(account, reference, deadline);
  }

  @Override
  public Answer<ProviderCardCustomer> begin(
      ProviderAccountId account, CardReference reference, Email email, Deadline deadline) {
    return start.begin(account, reference, email, deadline);
  }

  @Override
  public Told<Standing> read(ProviderAccountId account, String cardCustomer, Deadline deadline) {
    var verdict =
        provider.<Standing>call(
            account,
            Request.get(Route.CARD_CUSTOMER, cardCustomer),
            deadline,
            envelope ->
                CardRecord.read(envelope.payload())
                    .filter(found -> found.id().equals(cardCustomer))
                    .<Reading<Standing>>map(found -> new Reading.Understood<>(found.standing()))
                    .orElseGet(() -> new Reading.Doubtful<>("answered about somebody else")));
    return Objections.told(verdict);
  }

  @Override
  public Told<Done> verifyEmail(
      ProviderAccountId account, String cardCustomer, Code code, Deadline deadline) {
    return change(
        account,
        Route.VERIFY_EMAIL,
        cardCustomer,
        body().put("otp", code.digits()),
        deadline,
        Objection.WRONG_CODE,
        YativoCardOnboarding::done);
  }

  @Override
  public Told<CodeSent> resendEmailCode(
      ProviderAccountId account, String cardCustomer, Deadline deadline) {
    return change(
        account,
        Route.RESEND_EMAIL_CODE,
        cardCustomer,
        body(),
        deadline,
        Objection.OTHER,
        payload -> Optional.of(new CodeSent(codeGoodFor(payload))));
  }

  @Override
  public Told<KycLink> kycLink(ProviderAccountId account, String cardCustomer, Deadline deadline) {
    return Objections.told(
        provider.call(
            account,
            Request.get(Route.KYC_LINK, cardCustomer),
            deadline,
            about(cardCustomer, hostedKyc::read)));
  }

  @Override
  public Told<List<Question>> questions(
      ProviderAccountId account, String cardCustomer, String language, Deadline deadline) {
    return Objections.told(
        provider.call(
            account,
            Request.get(Route.SOURCE_OF_FUNDS, cardCustomer).with("locale", language),
            deadline,
            about(cardCustomer, Questionnaire::read)));
  }

  @Override
  public Told<Done> answer(
      ProviderAccountId account,
      String cardCustomer,
      List<Question.Answer> answers,
      Deadline deadline) {
    return change(
        account,
        Route.DECLARE_FUNDS,
        cardCustomer,
        Questionnaire.write(answers),
        deadline,
        Objection.ANSWERS_NOT_ACCEPTED,
        YativoCardOnboarding::done);
  }

  @Override
  public Told<CodeSent> sendPhoneCode(
      ProviderAccountId account, String cardCustomer, Phone phone, Deadline deadline) {
    return change(
        account,
        Route.SEND_PHONE_CODE,
        cardCustomer,
        body().put("phoneNumber", phone.value()),
        deadline,
        Objection.PHONE_NOT_ACCEPTED,
        payload -> Optional.of(new CodeSent(codeGoodFor(payload))));
  }

  @Override
  public Told<Done> verifyPhone(
      ProviderAccountId account, String cardCustomer, Code code, Deadline deadline) {
    return change(
        account,
        Route.VERIFY_PHONE,
        cardCustomer,
        body().put("code", code.digits()),
        deadline,
        Objection.WRONG_CODE,
        payload -> payload.path("is_verified").asBoolean(true) ? done(payload) : Optional.empty());
  }

  @Override
  public Told<Done> deployAccount(
      ProviderAccountId account, String cardCustomer, Deadline deadline) {
    return change(
        account,
        Route.DEPLOY_ACCOUNT,
        cardCustomer,
        body(),
        deadline,
        Objection.OTHER,
        payload ->
            payload.path("deployment_accepted").asBoolean()
                    || payload.path("already_deployed").asBoolean()
                ? done(payload)
                : Optional.empty());
  }

  private <T> Told<T> change(
      ProviderAccountId account,
      Route route,
      String cardCustomer,
      ObjectNode body,
      Deadline deadline,
      Objection malformed,
      Function<JsonNode, Optional<T>> reader) {
    return Objections.told(
        provider.call(
            account,
            Request.change(route, cardCustomer, body),
            deadline,
            about(cardCustomer, reader)),
        malformed);
  }

  /** An answer counts only when it names the card customer it was asked for. */
  private static <T> AnswerReader<T> about(
      String cardCustomer, Function<JsonNode, Optional<T>> reader) {
    return envelope -> {
      var payload = envelope.payload();
      if (!cardCustomer.equals(Members.text(payload, "yativo_card_id"))) {
        return new Reading.Doubtful<>("answered about somebody else");
      }
      return reader
          .apply(payload)
          .<Reading<T>>map(Reading.Understood::new)
          .orElseGet(() -> new Reading.Doubtful<>("answered without what was asked for"));
    };
  }

  private static Optional<Done> done(JsonNode payload) {
    return Optional.of(Done.DONE);
  }

  static Optional<Duration> codeGoodFor(JsonNode payload) {
    int seconds = payload.path("otp_expires_in_seconds").asInt();
    return seconds > 0 && seconds <= LONGEST_CODE_SECONDS
        ? Optional.of(Duration.ofSeconds(seconds))
        : Optional.empty();
  }

  private static ObjectNode body() {
    return JsonNodeFactory.instance.objectNode();
  }
}
