package io.purser.domain.card.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every move in every state. */
final class OnboardingMovesTest {
  private static final String REFUSED = "MoveNotAllowed";

  static Stream<Arguments> everyPair() {
    return Arrays.stream(Stage.values())
        .flatMap(stage -> Arrays.stream(Move.values()).map(move -> Arguments.of(stage, move)));
  }

  /** What stands here and nothing else. */
  private static Set<Move> expected(Stage stage) {
    return switch (stage) {
      case EMAIL_CODE -> Set.of(Move.START, Move.VERIFY_EMAIL, Move.RESEND_EMAIL_CODE);
      case KYC -> Set.of(Move.START, Move.OPEN_KYC);
      case SOURCE_OF_FUNDS -> Set.of(Move.START, Move.READ_QUESTIONS, Move.ANSWER_QUESTIONS);
      case PHONE -> Set.of(Move.START, Move.SEND_PHONE_CODE, Move.VERIFY_PHONE);
      case REQUESTED, ACCOUNT, READY, ACTIVE, DECLINED, EXPIRED, MUST_RESTART -> Set.of(Move.START);
    };
  }

  @ParameterizedTest
  @MethodSource("everyPair")
  void a_move_that_the_state_does_not_allow_is_refused_without_asking_the_provider(
      Stage stage, Move move) {
    var onboarding = new OnboardingAtWork();
    onboarding.bringTo(stage);
    int calls = onboarding.provider.calls();
    var before = onboarding.current();

    var answer = onboarding.make(move);

    if (expected(stage).contains(move)) {
      assertThat(answer).isNotEqualTo(REFUSED);
    } else {
      assertThat(answer).isEqualTo(REFUSED);
      assertThat(onboarding.provider.calls()).isEqualTo(calls);
      assertThat(onboarding.current()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource(names = "START", mode = EnumSource.Mode.EXCLUDE)
  void a_customer_who_has_not_begun_can_do_nothing_else(Move move) {
    var onboarding = new OnboardingAtWork();

    assertThat(onboarding.make(move)).isEqualTo("NoOnboarding");
    assertThat(onboarding.provider.calls()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void whatever_the_provider_says_next_it_never_goes_back(Stage stage) {
    for (var seen : standings()) {
      var onboarding = new OnboardingAtWork();
      onboarding.bringTo(stage);
      if (onboarding.current() instanceof CardOnboarding.Underway underway) {
        var now = onboarding.platform.store.now();
        var next = underway.with(seen, now, now).stage();
        assertThat(next.isEnd() || next.compareTo(stage) >= 0)
            .as("%s after %s", next, seen)
            .isTrue();
        assertThat(next.isEnd() && stage.compareTo(Stage.KYC) > 0)
            .as("%s after an approval", next)
            .isFalse();
      } else {
        onboarding.provider.comesBack();
        var before = onboarding.current();
        if (stage != Stage.REQUESTED) {
          onboarding.refresh();
        }
        assertThat(onboarding.current()).isEqualTo(before);
      }
    }
  }

  static List<Standing> standings() {
    var all = new ArrayList<Standing>();
    var words = new Standing.Words("any", "any", true);
    var kycs = new ArrayList<Kyc>(List.of(Kyc.values()));
    for (boolean email : new boolean[] {false, true}) {
      for (var kyc : kycs) {
        all.add(new Standing(email, kyc, false, false, words));
        all.add(new Standing(email, kyc, true, false, words));
      }
      all.add(new Standing(email, null, false, false, words));
      all.add(new Standing(email, null, true, true, words));
    }
    return all;
  }

  @Test
  void steps_are_counted_to_six() {
    assertThat(Stream.of(Stage.values()).mapToInt(Stage::step).max()).hasValue(Stage.STEPS);
  }
}
