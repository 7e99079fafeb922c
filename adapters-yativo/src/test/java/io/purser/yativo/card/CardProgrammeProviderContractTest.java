package io.purser.yativo.card;

import static io.purser.yativo.testing.Adapter.soon;
import static io.purser.yativo.testing.OneAccount.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.programme.CardCounts;
import io.purser.domain.programme.CardProgramme;
import io.purser.domain.programme.CardProgrammeProvider;
import io.purser.domain.programme.CardProgrammeProvider.Reading;
import io.purser.domain.programme.CardProgrammeProvider.Reply;
import io.purser.domain.programme.FundingChain;
import io.purser.domain.programme.FundingStructure;
import io.purser.domain.programme.ProgrammeApplication;
import io.purser.yativo.testing.Adapter;
import io.purser.yativo.testing.Loopback;
import io.purser.yativo.testing.RunningTwin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link CardProgrammeProvider} promises, against the provider's twin over HTTP. */
class CardProgrammeProviderContractTest {
  private static final String APPLY = "POST /card-issuer/apply";
  private static final ProgrammeApplication WANTED =
      new ProgrammeApplication(FundingStructure.NON_MASTER, FundingChain.XDC, true);

  private final RunningTwin twin = RunningTwin.start();
  private final Adapter adapter =
      twin.adapter("write-timeout=500ms", "look-up-timeout=500ms", "links.hosts=127.0.0.1");
  private final CardProgrammeProvider programme = adapter.bean(CardProgrammeProvider.class);

  @AfterEach
  void stop() {
    adapter.close();
    twin.close();
  }

  private CardProgramme read() {
    return ((Reading.Read) programme.read(ID, soon())).programme();
  }

  @Test
  void it_comes_from_not_eligible_to_approved() {
    twin.programme("{\"eligible\":false}");
    assertThat(read()).isEqualTo(new CardProgramme.NotEligible());
    assertThat(programme.apply(ID, WANTED, soon())).isEqualTo(new Reply.NotEligible());
    twin.programme("{\"eligible\":true}");
    assertThat(read()).isEqualTo(new CardProgramme.Eligible());

    assertThat(programme.apply(ID, WANTED, soon())).isEqualTo(new Reply.Taken());

    var applied = (CardProgramme.Applied) read();
    assertThat(applied.enrolment().structure()).isEqualTo(FundingStructure.NON_MASTER);
    assertThat(applied.enrolment().chain()).isEqualTo(FundingChain.XDC);
    assertThat(applied.enrolment().iban()).isTrue();
    assertThat(applied.enrolment().appliedAt()).isNotNull();
    assertThat(applied.enrolment().programmeId()).isNotNull();
    assertThat(programme.apply(ID, WANTED, soon())).isEqualTo(new Reply.AlreadyApplied());
    twin.advance("P4D");
    var approved = (CardProgramme.Approved) read();
    assertThat(approved.enrolment()).isEqualTo(applied.enrolment());
    assertThat(approved.approvedAt()).isNotNull();
    assertThat(approved.cardCounts()).isEqualTo(new CardCounts(1, 1, 2));
    assertThat(twin.effects("programme_applied")).isOne();
  }

  @Test
  void after_a_rejection_another_may_be_made() {
    twin.programme("{\"eligible\":true,\"status\":\"rejected\"}");

    assertThat(read()).isInstanceOf(CardProgramme.Rejected.class);
    assertThat(programme.apply(ID, WANTED, soon())).isEqualTo(new Reply.Taken());
    assertThat(read()).isInstanceOf(CardProgramme.Applied.class);
  }

  @ParameterizedTest
  @CsvSource({
    "reset_before_commit, 0",
    "reset_after_commit,  1",
    "error_after_commit,  1",
    "half_answer,         1",
    "html_200,            0"
  })
  void an_answer_that_says_nothing_for_certain_leaves_it_in_doubt(String kind, int effects) {
    twin.programme("{\"eligible\":true}");
    twin.spoil(APPLY, kind);

    assertThat(programme.apply(ID, WANTED, soon())).isInstanceOf(Reply.InDoubt.class);

    assertThat(twin.effects("programme_applied")).isEqualTo(effects);
    assertThat(read())
        .isInstanceOf(effects == 1 ? CardProgramme.Applied.class : CardProgramme.Eligible.class);
  }

  @Test
  void who_is_turned_away_unread_has_applied_for_nothing() {
    twin.spoil(APPLY, "rate_limited");

    assertThat(programme.apply(ID, WANTED, soon())).isInstanceOf(Reply.NotMade.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"error_before_commit", "half_answer", "html_200"})
  void a_record_that_cannot_be_trusted_is_no_reading(String kind) {
    twin.programme("{\"status\":\"pending\"}");
    assertThat(read()).isInstanceOf(CardProgramme.Applied.class);
    twin.spoil("GET /card-issuer/status", kind);

    assertThat(programme.read(ID, soon())).isInstanceOf(Reading.Unavailable.class);
  }

  @Test
  void words_that_nobody_knows_and_reasons_are_kept() {
    var token =
        Loopback.json(
            200,
            "{\"success\":true,\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
    var eligibility =
        Loopback.json(
            200,
            "{\"success\":true,\"data\":{\"eligible\":true,\"enrolled\":true,\"status\":\"?\"}}");
    try (var provider =
            Loopback.playing(
                token,
                eligibility,
                Loopback.json(200, "{\"success\":true,\"data\":{\"status\":\"ON_HOLD\"}}"),
                eligibility,
                Loopback.json(
                    200,
                    "{\"success\":true,\"data\":{\"status\":\"rejected\",\"funding_structure\":\"both\","
                        + "\"rejection_reason\":\"Papers are missing\"}}"));
        var told = Adapter.callingAs("key", "secret", provider.baseUrl())) {
      var reader = told.bean(CardProgrammeProvider.class);

      var strange = (Reading.Read) reader.read(ID, soon());
      var rejected = (Reading.Read) reader.read(ID, soon());

      assertThat(strange.programme())
          .isInstanceOfSatisfying(
              CardProgramme.NotUnderstood.class, it -> assertThat(it.word()).isEqualTo("on_hold"));
      assertThat(rejected.programme())
          .isInstanceOfSatisfying(
              CardProgramme.Rejected.class,
              it -> {
                assertThat(it.reason()).isEqualTo("Papers are missing");
                assertThat(it.enrolment().structure()).isNull();
              });
    }
  }
}
