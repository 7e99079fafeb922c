package io.purser.yativo.card;

import static io.purser.yativo.testing.Adapter.soon;
import static io.purser.yativo.testing.OneAccount.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.card.onboarding.CardOnboardingProvider;
import io.purser.domain.card.onboarding.CardOnboardingProvider.CodeSent;
import io.purser.domain.card.onboarding.CardOnboardingProvider.Done;
import io.purser.domain.card.onboarding.CardOnboardingProvider.Objection;
import io.purser.domain.card.onboarding.CardOnboardingProvider.Told;
import io.purser.domain.card.onboarding.CardReference;
import io.purser.domain.card.onboarding.Code;
import io.purser.domain.card.onboarding.Kyc;
import io.purser.domain.card.onboarding.KycLink;
import io.purser.domain.card.onboarding.ProviderCardCustomer;
import io.purser.domain.card.onboarding.Question;
import io.purser.domain.card.onboarding.Standing;
import io.purser.domain.customer.Email;
import io.purser.domain.customer.Phone;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.ProviderWrite.Sighting;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.yativo.testing.Adapter;
import io.purser.yativo.testing.RunningTwin;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link CardOnboardingProvider} promises, against the provider's twin over HTTP. */
class CardOnboardingProviderContractTest {
  private static final String ONBOARD = "POST /yativo-card/customers/onboard";
  private static final String RECORD = "GET /card-issuer/customers/{customerId}";
  private static final CardReference OURS = new CardReference("ten_1.cus_1");
  private static final CardReference ANOTHER = new CardReference("ten_1.cus_2");
  private static final Email ANA = new Email("ana@example.com");
  private static final Email BEA = new Email("bea@example.com");
  private static final Phone PHONE = new Phone("+15550100123");
  private static final List<Question.Answer> ANSWERS =
      List.of(
          new Question.Answer("EMPLOYMENT_STATUS", "EMPLOYED"),
          new Question.Answer("SOURCE_OF_INCOME", "SALARY"));

  private final RunningTwin twin = RunningTwin.start();
  private final Adapter adapter =
      twin.adapter("write-timeout=500ms", "look-up-timeout=500ms", "links.hosts=127.0.0.1");
  private final CardOnboardingProvider cards = adapter.bean(CardOnboardingProvider.class);

  @BeforeEach
  void approveTheProgramme() {
    twin.programme("{\"status\":\"approved\"}");
  }

  @AfterEach
  void stop() {
    adapter.close();
    twin.close();
  }

  @Test
  void one_that_was_begun_is_found_by_our_reference() {
    assertThat(cards.find(ID, OURS, soon())).isEqualTo(new Sighting.Absent<>());

    var begun = begun();

    assertThat(begun.standing()).isEqualTo(Standing.AT_THE_BEGINNING);
    assertThat(begun.codeGoodFor()).isEqualTo(Duration.ofMinutes(10));
    assertThat(cards.find(ID, OURS, soon()))
        .isEqualTo(
            new Sighting.Present<>(
                new ProviderCardCustomer(begun.id(), Standing.AT_THE_BEGINNING, null)));
  }

  @Test
  void one_comes_from_an_e_mail_to_a_set_up_account() {
    String id = begun().id();
    assertThat(cards.verifyEmail(ID, id, code(id, "email"), soon())).isEqualTo(done());
    assertThat(standing(id))
        .isEqualTo(standing(true, Kyc.NOT_STARTED, false, "otp_verified", "pending"));
    var link = ((Told.Said<KycLink>) cards.kycLink(ID, id, soon())).value();
    assertThat(link.goodFor()).isEqualTo(Duration.ofHours(1));
    assertThat(link.address().getPath()).isEqualTo("/_hosted/kyc");
    assertThat(link).hasToString("KycLink[hidden]");
    decide(id, "in_progress");
    assertThat(standing(id).kyc()).isEqualTo(Kyc.IN_REVIEW);
    decide(id, "pending_review");
    assertThat(standing(id).kyc()).isEqualTo(Kyc.RESUBMISSION);
    decide(id, "approved");
    assertThat(standing(id).kyc()).isEqualTo(Kyc.APPROVED);

    var questions = ((Told.Said<List<Question>>) cards.questions(ID, id, "de", soon())).value();
    assertThat(questions)
        .extracting(Question::id)
        .contains("EMPLOYMENT_STATUS", "SOURCE_OF_INCOME");
    assertThat(questions.getFirst().label()).startsWith("Wie ist Ihr");
    assertThat(questions.getFirst().options()).contains("EMPLOYED");
    assertThat(cards.answer(ID, id, List.of(), soon()))
        .isEqualTo(new Told.Refused<Done>(Objection.ANSWERS_NOT_ACCEPTED, "VALIDATION_ERROR"));
    assertThat(cards.answer(ID, id, ANSWERS, soon())).isEqualTo(done());
    assertThat(cards.answer(ID, id, ANSWERS, soon())).isEqualTo(done());
    assertThat(cards.sendPhoneCode(ID, id, PHONE, soon()))
        .isEqualTo(new Told.Said<>(new CodeSent(Optional.empty())));
    assertThat(cards.verifyPhone(ID, id, code(id, "phone"), soon())).isEqualTo(done());
    assertThat(cards.deployAccount(ID, id, soon())).isEqualTo(done());
    twin.finishDeployment(id);
    assertThat(cards.deployAccount(ID, id, soon())).isEqualTo(done());
    assertThat(standing(id))
        .isEqualTo(standing(true, Kyc.APPROVED, true, "safe_deployed", "approved"));
  }

  private static Standing standing(
      boolean email, Kyc kyc, boolean deployed, String flow, String kycWord) {
    return new Standing(email, kyc, deployed, false, new Standing.Words(flow, kycWord, true));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 409})
  void one_that_is_there_under_our_reference_is_ours_whatever_the_status(int status) {
    twin.set("{\"duplicate_reference_status\":" + status + "}");
    var first = begun();

    assertThat(cards.begin(ID, OURS, BEA, soon()))
        .isEqualTo(
            new Answer.Done<>(
                new ProviderCardCustomer(first.id(), Standing.AT_THE_BEGINNING, null)));
    assertThat(cards.begin(ID, OURS, ANA, soon())).isInstanceOf(Answer.Done.class);
    assertThat(twin.effects("card_customer_onboarded")).isOne();
  }

  @Test
  void one_that_is_finished_is_ours_as_well() {
    var first = begun();
    twin.stage(first.id(), "active");

    var answer = (Answer.Done<ProviderCardCustomer>) cards.begin(ID, OURS, ANA, soon());

    assertThat(answer.effect().id()).isEqualTo(first.id());
    assertThat(answer.effect().standing().hasCard()).isTrue();
    assertThat(answer.effect().standing().kyc()).isEqualTo(Kyc.APPROVED);
  }

  @ParameterizedTest
  @CsvSource({
    "otp_requested, CUSTOMER_CARD_ALREADY_ACTIVE",
    "active,        CUSTOMER_ALREADY_ONBOARDED"
  })
  void one_that_carries_another_reference_is_somebody_elses(String stage, String code) {
    twin.stage(begun().id(), stage);

    assertThat(cards.begin(ID, ANOTHER, ANA, soon()))
        .isEqualTo(refused(Reason.EMAIL_BELONGS_TO_ANOTHER_CARD_CUSTOMER, code));
    assertThat(cards.find(ID, ANOTHER, soon())).isEqualTo(new Sighting.Absent<>());
  }

  @Test
  void one_that_carries_no_reference_is_somebody_elses() {
    twin.onboardWithoutReference(ANA.value());

    assertThat(cards.begin(ID, OURS, ANA, soon()))
        .isEqualTo(
            refused(Reason.EMAIL_BELONGS_TO_ANOTHER_CARD_CUSTOMER, "CUSTOMER_CARD_ALREADY_ACTIVE"));
  }

  @Test
  void whether_it_is_ours_is_in_doubt_while_its_record_cannot_be_read() {
    begun();
    twin.spoil(RECORD, "error_before_commit");

    assertThat(cards.begin(ID, OURS, ANA, soon())).isInstanceOf(Answer.InDoubt.class);
  }

  @Test
  void one_that_was_rejected_is_no_obstacle() {
    var first = begun();
    decide(first.id(), "rejected");
    assertThat(standing(first.id()).kyc()).isEqualTo(Kyc.REJECTED);

    assertThat(cards.find(ID, OURS, soon())).isEqualTo(new Sighting.Absent<>());
    assertThat(begun().id()).isNotEqualTo(first.id());
  }

  @Test
  void e_mails_that_the_provider_takes_for_no_card_are_refused() {
    twin.programme(
        "{\"issuer_email\":\"ana@example.com\",\"personal_card_emails\":[\"bea@example.com\"]}");

    assertThat(cards.begin(ID, OURS, ANA, soon()))
        .isEqualTo(refused(Reason.EMAIL_NOT_TAKEN_FOR_CARDS, "ISSUER_EMAIL_NOT_ALLOWED"));
    assertThat(cards.begin(ID, OURS, BEA, soon()))
        .isEqualTo(refused(Reason.EMAIL_NOT_TAKEN_FOR_CARDS, "EMAIL_ALREADY_IN_USE"));
  }

  @Test
  void without_an_approved_programme_nobody_is_onboarded() {
    twin.programme("{\"status\":\"rejected\"}");

    assertThat(cards.begin(ID, OURS, ANA, soon()))
        .isEqualTo(refused(Reason.CARD_PROGRAMME_NOT_APPROVED, "ISSUER_PROGRAM_REQUIRED"));
    assertThat(cards.find(ID, OURS, soon()))
        .isEqualTo(
            new Sighting.Refused<>(
                new Rejection(Reason.CARD_PROGRAMME_NOT_APPROVED, "ISSUER_PROGRAM_REQUIRED")));
  }

  @Test
  void codes_are_wrong_used_up_too_late_or_right_already() {
    String id = begun().id();
    var right = code(id, "email");
    var wrong = new Code(right.digits().equals("123456") ? "654321" : "123456");
    for (int i = 0; i < 5; i++) {
      assertThat(cards.verifyEmail(ID, id, wrong, soon()))
          .isEqualTo(objection(Objection.WRONG_CODE, "INVALID_OTP"));
    }
    assertThat(cards.verifyEmail(ID, id, right, soon()))
        .isEqualTo(objection(Objection.TRIES_USED_UP, "OTP_MAX_ATTEMPTS"));
    twin.advance("PT2M");
    assertThat(cards.resendEmailCode(ID, id, soon()))
        .isEqualTo(new Told.Said<>(new CodeSent(Optional.of(Duration.ofMinutes(10)))));
    var next = code(id, "email");
    twin.advance("PT11M");
    assertThat(cards.verifyEmail(ID, id, next, soon()))
        .isEqualTo(objection(Objection.CODE_EXPIRED, "OTP_EXPIRED"));
    cards.resendEmailCode(ID, id, soon());
    assertThat(cards.verifyEmail(ID, id, code(id, "email"), soon())).isEqualTo(done());
    assertThat(cards.verifyEmail(ID, id, right, soon()))
        .isEqualTo(objection(Objection.ALREADY_DONE, "OTP_ALREADY_VERIFIED"));
    assertThat(cards.resendEmailCode(ID, id, soon()))
        .isEqualTo(new Told.Refused<CodeSent>(Objection.ALREADY_DONE, "OTP_ALREADY_VERIFIED"));
  }

  @Test
  void a_step_that_comes_too_early_says_so() {
    String id = begun().id();

    assertThat(cards.kycLink(ID, id, soon()))
        .isEqualTo(new Told.Refused<KycLink>(Objection.TOO_EARLY, "OTP_NOT_VERIFIED"));
    assertThat(cards.answer(ID, id, ANSWERS, soon()))
        .isEqualTo(objection(Objection.TOO_EARLY, "KYC_NOT_APPROVED"));
    assertThat(cards.deployAccount(ID, id, soon()))
        .isEqualTo(objection(Objection.TOO_EARLY, "KYC_NOT_APPROVED"));
  }

  @Test
  void a_word_that_nobody_knows_is_kept() {
    String id = begun().id();
    twin.stage(id, "awaiting_full_moon");

    assertThat(standing(id).said())
        .isEqualTo(new Standing.Words("awaiting_full_moon", "pending", false));
  }

  @Test
  void a_card_customer_whom_the_provider_does_not_know_is_unknown_everywhere() {
    assertThat(cards.read(ID, "nobody", soon()))
        .isEqualTo(
            new Told.Refused<Standing>(Objection.NO_SUCH_CARD_CUSTOMER, "CUSTOMER_NOT_FOUND"));
    assertThat(cards.verifyEmail(ID, "nobody", new Code("123456"), soon()))
        .isEqualTo(objection(Objection.NO_SUCH_CARD_CUSTOMER, "CUSTOMER_NOT_FOUND"));
  }

  @Test
  void a_link_to_anywhere_else_is_not_handed_on() {
    try (var strict = twin.adapter("links.hosts=.sumsub.com")) {
      String id = begun().id();
      cards.verifyEmail(ID, id, code(id, "email"), soon());

      assertThat(strict.bean(CardOnboardingProvider.class).kycLink(ID, id, soon()))
          .isInstanceOf(Told.InDoubt.class);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reset_before_commit  |                  | 0",
        "reset_after_commit   |                  | 1",
        "error_after_commit   |                  | 1",
        "half_answer          |                  | 1",
        "html_200             | \"commit\":true  | 1",
        "error_200            | \"commit\":true  | 1",
        "other_customer       |                  | 1",
      })
  void an_answer_that_says_nothing_for_certain_leaves_a_beginning_in_doubt(
      String kind, String more, int effects) {
    assertThat(cards.begin(ID, ANOTHER, BEA, soon())).isInstanceOf(Answer.Done.class);
    var fault = more == null ? twin.spoil(ONBOARD, kind) : twin.spoil(ONBOARD, kind, more);

    assertThat(cards.begin(ID, OURS, ANA, soon())).isInstanceOf(Answer.InDoubt.class);

    assertThat(fault.hits()).isOne();
    assertThat(twin.effects("card_customer_onboarded")).isEqualTo(1 + effects);
    assertThat(cards.find(ID, OURS, soon()))
        .isInstanceOf(effects == 1 ? Sighting.Present.class : Sighting.Absent.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"error_before_commit", "half_answer", "html_200", "other_customer"})
  void a_record_that_cannot_be_trusted_shows_neither_presence_nor_absence(String kind) {
    String id = begun().id();
    assertThat(cards.begin(ID, ANOTHER, BEA, soon())).isInstanceOf(Answer.Done.class);
    twin.spoil(RECORD, kind);
    assertThat(cards.find(ID, OURS, soon())).isInstanceOf(Sighting.Unclear.class);

    twin.spoil(RECORD, kind);
    assertThat(cards.read(ID, id, soon())).isInstanceOf(Told.InDoubt.class);
  }

  @Test
  void who_is_turned_away_unread_has_done_nothing() {
    String id = begun().id();
    twin.spoil("POST /yativo-card/customers/{yativoCardId}/verify-otp", "rate_limited");

    assertThat(cards.verifyEmail(ID, id, code(id, "email"), soon())).isInstanceOf(Told.Away.class);
  }

  private ProviderCardCustomer begun() {
    var answer = cards.begin(ID, OURS, ANA, soon());
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Answer.Done<ProviderCardCustomer>) answer).effect();
  }

  private Standing standing(String id) {
    return ((Told.Said<Standing>) cards.read(ID, id, soon())).value();
  }

  private Code code(String id, String channel) {
    return new Code(twin.code(id, channel));
  }

  private void decide(String id, String decision) {
    twin.decideKyc(id, decision);
  }

  private static Told<Done> done() {
    return new Told.Said<>(Done.DONE);
  }

  private static Told<Done> objection(Objection why, String code) {
    return new Told.Refused<>(why, code);
  }

  private static Answer<ProviderCardCustomer> refused(Reason why, String code) {
    return new Answer.Refused<>(new Rejection(why, code));
  }
}
