package io.purser.domain.card.onboarding;

import io.purser.domain.customer.Email;
import io.purser.domain.customer.Phone;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.ProviderWrite.Sighting;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The provider's card customers on their way to a card. Never called inside a unit of work; never
 * throws for what the provider does.
 */
public interface CardOnboardingProvider {
  /** The card customer that carries this reference, unless it was rejected for good. */
  Sighting<ProviderCardCustomer> find(
      ProviderAccountId account, CardReference reference, Deadline deadline);

  /**
   * Makes a card customer and has a code sent by e-mail. One that is there already is the answer
   * only when its record carries our reference.
   */
  Answer<ProviderCardCustomer> begin(
      ProviderAccountId account, CardReference reference, Email email, Deadline deadline);

  Told<Standing> read(ProviderAccountId account, String cardCustomer, Deadline deadline);

  Told<Done> verifyEmail(
      ProviderAccountId account, String cardCustomer, Code code, Deadline deadline);

  Told<CodeSent> resendEmailCode(ProviderAccountId account, String cardCustomer, Deadline deadline);

  Told<KycLink> kycLink(ProviderAccountId account, String cardCustomer, Deadline deadline);

  Told<List<Question>> questions(
      ProviderAccountId account, String cardCustomer, String language, Deadline deadline);

  /** May be repeated: the first answers that were taken count. */
  Told<Done> answer(
      ProviderAccountId account,
      String cardCustomer,
      List<Question.Answer> answers,
      Deadline deadline);

  Told<CodeSent> sendPhoneCode(
      ProviderAccountId account, String cardCustomer, Phone phone, Deadline deadline);

  Told<Done> verifyPhone(
      ProviderAccountId account, String cardCustomer, Code code, Deadline deadline);

  /** Orders the account to be set up. May be repeated without effect. */
  Told<Done> deployAccount(ProviderAccountId account, String cardCustomer, Deadline deadline);

  /** That it was done says everything. */
  enum Done {
    DONE
  }

  /**
   * @param goodFor empty when the provider did not say
   */
  record CodeSent(Optional<Duration> goodFor) {}

  /** How the provider answered. */
  sealed interface Told<T> {
    record Said<T>(T value) implements Told<T> {}

    /**
     * @param providerCode its own code, or null when it gave none
     */
    record Refused<T>(Objection why, @Nullable String providerCode) implements Told<T> {}

    /**
     * It has certainly done nothing. {@code retryAfter} is what it asked for, zero when it did not.
     */
    record Away<T>(String why, Duration retryAfter) implements Told<T> {}

    /** It may have done it. */
    record InDoubt<T>(String evidence) implements Told<T> {}
  }

  /** Why the provider says no. */
  enum Objection {
    WRONG_CODE,
    CODE_EXPIRED,
    TRIES_USED_UP,
    /** It was done before. */
    ALREADY_DONE,
    /** Something else has to be done first. */
    TOO_EARLY,
    PHONE_NOT_ACCEPTED,
    ANSWERS_NOT_ACCEPTED,
    NO_SUCH_CARD_CUSTOMER,
    OTHER
  }
}
