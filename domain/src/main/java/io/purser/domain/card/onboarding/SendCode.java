package io.purser.domain.card.onboarding;

import io.purser.domain.audit.Initiator;
import io.purser.domain.card.onboarding.CardOnboardingProvider.CodeSent;
import io.purser.domain.card.onboarding.CardOnboardingProvider.Objection;
import io.purser.domain.card.onboarding.CardOnboardingProvider.Told;
import io.purser.domain.card.onboarding.OnboardingSteps.Admission;
import io.purser.domain.card.onboarding.OnboardingSteps.Admission.Admitted;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.Phone;
import io.purser.domain.id.Ids;
import io.purser.domain.idempotency.ResumableRequests.Progress;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.UnitOfWork;
import io.purser.domain.work.Urgency;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Has a code sent. It is counted before the provider is asked, so that no crash makes room for one
 * more, and a repeat of a request sends no second one.
 */
public final class SendCode {
  private static final String ORDERED = "ordered";
  private static final String NOT_ORDERED = "not ordered";

  private final UnitOfWork work;
  private final SentCodes codes;
  private final CardOnboardingProvider provider;
  private final OnboardingSteps steps;
  private final CodeLimits limits;
  private final Ids ids;

  public SendCode(
      UnitOfWork work,
      SentCodes codes,
      CardOnboardingProvider provider,
      OnboardingSteps steps,
      CodeLimits limits,
      Ids ids) {
    this.work = work;
    this.codes = codes;
    this.provider = provider;
    this.steps = steps;
    this.limits = limits;
    this.ids = ids;
  }

  /** The same e-mail once more. */
  public StepResult<CardOnboarding> byEmail(
      TenantId tenant, CustomerId customer, Initiator by, Progress progress, Deadline deadline) {
    return send(
        new Order(tenant, customer, CodeChannel.EMAIL, null, by),
        progress,
        deadline.askedBy(tenant, Urgency.MONEY));
  }

  /**
   * @param phone null for the one in the customer's profile
   */
  public StepResult<CardOnboarding> byPhone(
      TenantId tenant,
      CustomerId customer,
      @Nullable Phone phone,
      Initiator by,
      Progress progress,
      Deadline deadline) {
    return send(
        new Order(tenant, customer, CodeChannel.PHONE, phone, by),
        progress,
        deadline.askedBy(tenant, Urgency.MONEY));
  }

  private record Order(
      TenantId tenant,
      CustomerId customer,
      CodeChannel channel,
      @Nullable Phone phone,
      Initiator by) {}

  /** What is to be done, once it is counted. */
  private sealed interface Counted {
    record Ready(Admitted admitted, SentCode code, Optional<Phone> phone) implements Counted {}

    record Refused(OnboardingRefusal why) implements Counted {}
  }

  private StepResult<CardOnboarding> send(Order order, Progress progress, Deadline deadline) {
    boolean wasOrdered = progress.reached().filter(ORDERED::equals).isPresent();
    if (wasOrdered) {
      return current(order);
    }
    var counted = new AtomicReference<Counted>();
    progress.note(ORDERED, () -> counted.set(count(order)));
    return switch (counted.get()) {
      case Counted.Refused(var why) -> new StepResult.Refused<>(why);
      case Counted.Ready ready -> order(order, ready, progress, deadline);
    };
  }

  private Counted count(Order order) {
    var admission = steps.admit(order.tenant(), order.customer(), order.channel().send());
    return switch (admission) {
      case Admission.Refused(var why) -> new Counted.Refused(why);
      case Admitted admitted -> count(order, admitted);
    };
  }

  private Counted count(Order order, Admitted admitted) {
    var phone =
        Optional.ofNullable(order.phone())
            .or(() -> Optional.ofNullable(admitted.customer().profile().phone()));
    if (order.channel() == CodeChannel.PHONE && phone.isEmpty()) {
      return new Counted.Refused(new OnboardingRefusal.PhoneMissing());
    }
    var now = steps.now();
    var sent =
        codes.sentAfter(
            order.tenant(), order.customer(), order.channel(), now.minus(CodeLimits.LONGEST));
    var wait = limits.untilNextSend(sent, now);
    if (wait.isPresent()) {
      return new Counted.Refused(new OnboardingRefusal.TooManyCodes(wait.get()));
    }
    var code = new SentCode(ids.next("cod"), now, null, 0);
    codes.add(order.tenant(), order.customer(), order.channel(), code);
    steps.noteCode(admitted.onboarding(), order.by());
    return new Counted.Ready(admitted, code, phone);
  }

  private StepResult<CardOnboarding> order(
      Order order, Counted.Ready ready, Progress progress, Deadline deadline) {
    return switch (ask(order, ready, deadline)) {
      case Told.Said<CodeSent>(var sent) -> {
        sent.goodFor()
            .map(time -> ready.code().sentAt().plus(time))
            .ifPresent(
                end -> inWork(order, () -> codes.setGoodUntil(order.tenant(), ready.code(), end)));
        yield new StepResult.Done<>(ready.admitted().onboarding());
      }
      case Told.Refused<CodeSent>(var why, var providerCode) -> {
        inWork(order, () -> codes.remove(order.tenant(), ready.code()));
        yield refused(order, ready, why, providerCode);
      }
      case Told.Away<CodeSent>(_, var retryAfter) -> {
        progress.note(NOT_ORDERED, () -> codes.remove(order.tenant(), ready.code()));
        yield new StepResult.Unavailable<>(retryAfter);
      }
      // It may have been sent. Whoever does not get it has another one sent.
      case Told.InDoubt<CodeSent> _ -> new StepResult.Done<>(ready.admitted().onboarding());
    };
  }

  private Told<CodeSent> ask(Order order, Counted.Ready ready, Deadline deadline) {
    var account = steps.accountOf(order.tenant());
    var cardCustomer = ready.admitted().cardCustomer();
    return switch (order.channel()) {
      case EMAIL -> provider.resendEmailCode(account, cardCustomer, deadline);
      case PHONE ->
          provider.sendPhoneCode(account, cardCustomer, ready.phone().orElseThrow(), deadline);
    };
  }

  private StepResult<CardOnboarding> refused(
      Order order, Counted.Ready ready, Objection why, @Nullable String providerCode) {
    return switch (why) {
      case ALREADY_DONE ->
          new StepResult.Done<>(
              steps.learn(
                  ready.admitted().onboarding(),
                  order.by(),
                  order.channel() == CodeChannel.EMAIL
                      ? CardOnboarding.Underway::emailVerified
                      : CardOnboarding.Underway::phoneVerified));
      case PHONE_NOT_ACCEPTED -> new StepResult.Refused<>(new OnboardingRefusal.PhoneNotAccepted());
      case TOO_EARLY -> new StepResult.Refused<>(new OnboardingRefusal.NotYet(providerCode));
      case WRONG_CODE,
          CODE_EXPIRED,
          TRIES_USED_UP,
          ANSWERS_NOT_ACCEPTED,
          NO_SUCH_CARD_CUSTOMER,
          OTHER ->
          new StepResult.Refused<>(new OnboardingRefusal.ByProvider(providerCode));
    };
  }

  /** A try before this one may have had it sent; how it ended was lost. */
  private StepResult<CardOnboarding> current(Order order) {
    return switch (steps.look(order.tenant(), order.customer(), order.channel().send())) {
      case Admission.Refused(var why) -> new StepResult.Refused<>(why);
      case Admitted admitted -> new StepResult.Done<>(admitted.onboarding());
    };
  }

  private void inWork(Order order, Runnable body) {
    work.inTransaction(
        order.tenant(),
        () -> {
          body.run();
          return order;
        });
  }
}
