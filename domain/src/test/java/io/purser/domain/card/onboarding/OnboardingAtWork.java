package io.purser.domain.card.onboarding;

import static io.purser.domain.InMemoryPlatform.BY;
import static java.util.Objects.requireNonNull;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.Phone;
import io.purser.domain.idempotency.Reply;
import io.purser.domain.idempotency.ResumableRequests;
import io.purser.domain.idempotency.ResumableRequests.Progress;
import io.purser.domain.idempotency.StoredAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A customer on the way to a card, and everything that may be done with them. */
final class OnboardingAtWork {
  static final List<Question.Answer> ANSWERS = List.of(new Question.Answer("INCOME", "SALARY"));
  static final Phone PHONE = new Phone("+15550100123");

  final InMemoryPlatform platform = new InMemoryPlatform();
  final FakeCardProvider provider = platform.cardProvider;
  final Customer customer = platform.customer("ana@example.com");
  final CodeLimits limits = CodeLimits.USUAL;
  final SendCode sendCode =
      new SendCode(
          platform.store.work(),
          platform.store.sentCodes(),
          provider,
          platform.onboardingSteps,
          limits,
          platform.store.ids());
  final CheckCode checkCode =
      new CheckCode(
          platform.store.work(),
          platform.store.sentCodes(),
          provider,
          platform.onboardingSteps,
          platform.refreshOnboarding,
          limits);
  final ProveIdentity proveIdentity =
      new ProveIdentity(provider, platform.onboardingSteps, platform.refreshOnboarding);
  final DeclareFunds declareFunds =
      new DeclareFunds(provider, platform.onboardingSteps, platform.refreshOnboarding);
  final OnboardingSweep sweep =
      new OnboardingSweep(
          platform.store.cardOnboardings(), platform.refreshOnboarding, Duration.ofSeconds(20), 5);
  private final ResumableRequests requests =
      new ResumableRequests(
          platform.store.work(), platform.store.work(), platform.store.idempotencyRecords());
  private int keys;

  CustomerId id() {
    return customer.id();
  }

  OnboardingAtWork started() {
    platform.startOnboarding("start-" + ++keys, id());
    return this;
  }

  CardOnboarding current() {
    return platform.given.in(
        platform.tenant,
        () -> platform.store.cardOnboardings().newest(platform.tenant.id(), id()).orElseThrow());
  }

  Stage stage() {
    return current().stage();
  }

  String person() {
    return ((CardOnboarding.Known) current()).cardholder().id();
  }

  String verifyEmail(Code code) {
    return verifyEmail("verify-" + ++keys, code);
  }

  /** What the API would say: the stage, or the refusal's name, or that it is unavailable. */
  String verifyEmail(String key, Code code) {
    return withKey(key, progress -> check(CodeChannel.EMAIL, code, progress));
  }

  String verifyPhone(Code code) {
    return withKey("phone-" + ++keys, progress -> check(CodeChannel.PHONE, code, progress));
  }

  private StepResult<CardOnboarding> check(CodeChannel channel, Code code, Progress progress) {
    return checkCode.handle(
        platform.tenant.id(), id(), channel, code, BY, progress, platform.deadline());
  }

  String resendEmail() {
    return resendEmail("resend-" + ++keys);
  }

  String resendEmail(String key) {
    return withKey(
        key,
        progress ->
            sendCode.byEmail(platform.tenant.id(), id(), BY, progress, platform.deadline()));
  }

  String resendEmail(Progress progress) {
    return text(sendCode.byEmail(platform.tenant.id(), id(), BY, progress, platform.deadline()));
  }

  String sendPhoneCode() {
    return withKey(
        "send-" + ++keys,
        progress ->
            sendCode.byPhone(platform.tenant.id(), id(), PHONE, BY, progress, platform.deadline()));
  }

  String openKyc() {
    return text(proveIdentity.handle(platform.tenant.id(), id(), BY, platform.deadline()));
  }

  String questions() {
    return text(declareFunds.questions(platform.tenant.id(), id(), "de", platform.deadline()));
  }

  String answer(List<Question.Answer> answers) {
    return text(declareFunds.answer(platform.tenant.id(), id(), answers, BY, platform.deadline()));
  }

  RefreshOnboarding.Result refresh() {
    return platform.refreshOnboarding.handle(
        platform.tenant.id(), current().id(), platform.deadline());
  }

  /** Everything up to the code by phone, with the account set up or not. */
  OnboardingAtWork approved() {
    started();
    verifyEmail(FakeCardProvider.RIGHT);
    openKyc();
    provider.kyc(person(), Kyc.APPROVED);
    refresh();
    return this;
  }

  void wait(Duration time) {
    platform.store.letTimePass(time);
  }

  List<String> events() {
    return platform.store.eventLog().types().stream()
        .filter(action -> action.startsWith("card_onboarding."))
        .map(action -> action.substring("card_onboarding.".length()))
        .toList();
  }

  /** Whatever a move is called, this makes it. */
  String make(Move move) {
    return switch (move) {
      case START -> {
        started();
        yield "started";
      }
      case VERIFY_EMAIL -> verifyEmail(FakeCardProvider.RIGHT);
      case RESEND_EMAIL_CODE -> resendEmail();
      case OPEN_KYC -> openKyc();
      case READ_QUESTIONS -> questions();
      case ANSWER_QUESTIONS -> answer(ANSWERS);
      case SEND_PHONE_CODE -> sendPhoneCode();
      case VERIFY_PHONE -> verifyPhone(FakeCardProvider.RIGHT);
    };
  }

  /** Puts the customer into a state, by steps and by what the provider may say. */
  void bringTo(Stage stage) {
    switch (stage) {
      case REQUESTED -> {
        provider.goesAway();
        started();
      }
      case EMAIL_CODE -> started();
      case KYC -> {
        started();
        verifyEmail(FakeCardProvider.RIGHT);
      }
      case SOURCE_OF_FUNDS -> approved();
      case PHONE -> {
        approved();
        answer(ANSWERS);
      }
      case ACCOUNT -> {
        bringTo(Stage.PHONE);
        sendPhoneCode();
        verifyPhone(FakeCardProvider.RIGHT);
      }
      case READY -> {
        bringTo(Stage.ACCOUNT);
        provider.deploys(person());
        refresh();
      }
      case ACTIVE -> {
        bringTo(Stage.READY);
        provider.hasCard(person());
        refresh();
      }
      case DECLINED -> {
        provider.has(
            platform.tenant.account(), requireNonNull(customer.profile().email()), "somebody else");
        started();
      }
      case EXPIRED -> {
        bringTo(Stage.KYC);
        openKyc();
        wait(Duration.ofHours(2));
        provider.kyc(person(), Kyc.EXPIRED);
        refresh();
      }
      case MUST_RESTART -> {
        bringTo(Stage.KYC);
        provider.kyc(person(), Kyc.REJECTED);
        refresh();
      }
    }
    if (stage() != stage) {
      throw new AssertionError("came to " + stage() + " instead of " + stage);
    }
  }

  private String withKey(String key, Function<Progress, StepResult<CardOnboarding>> step) {
    var reply =
        requests.handle(
            platform.call(key),
            progress -> {
              var result = step.apply(progress);
              if (result instanceof StepResult.Unavailable) {
                throw new Unavailable();
              }
              return new StoredAnswer(200, Map.of(), text(result), id());
            });
    return ((Reply.Answered) reply).answer().body();
  }

  private static String text(StepResult<?> result) {
    return switch (result) {
      case StepResult.Done<?>(CardOnboarding onboarding) -> onboarding.stage().name();
      case StepResult.Done<?> _ -> "done";
      case StepResult.Refused<?>(OnboardingRefusal.WrongCode(int left)) -> "WrongCode " + left;
      case StepResult.Refused<?>(var why) -> why.getClass().getSimpleName();
      case StepResult.Unavailable<?> _ -> "unavailable";
    };
  }

  /** The edge answers 503, and the next try with the key goes on. */
  static final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
