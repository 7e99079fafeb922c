package io.purser.domain.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.purser.domain.StoreContract;
import io.purser.domain.tenant.ProviderAccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link CardProgrammes} must do. */
public abstract class CardProgrammesContract extends StoreContract {
  private static final Instant ASKED = Instant.parse("2026-03-02T12:00:00Z");
  private static final Enrolment WHOLE =
      new Enrolment(
          "69ecc05a4fc8c9c148ed1a9a",
          FundingStructure.MASTER_WALLET,
          FundingChain.SOLANA,
          true,
          Instant.parse("2026-03-01T12:00:00Z"));
  private static final Enrolment BARE = new Enrolment(null, null, null, null, null);

  private CardProgrammes programmes() {
    return store().cardProgrammes();
  }

  private <T> T inAccount(ProviderAccountId account, Supplier<T> body) {
    return store().work().inAccount(account, body);
  }

  private void save(CardProgramme programme, Instant asOf) {
    inAccount(
        tenant.account(),
        () -> {
          programmes().save(tenant.account(), new KnownProgramme(programme, asOf));
          return asOf;
        });
  }

  private Optional<KnownProgramme> get(ProviderAccountId account) {
    return inAccount(account, () -> programmes().get(account));
  }

  static List<CardProgramme> programmesOfEveryState() {
    return List.of(
        new CardProgramme.NotEligible(),
        new CardProgramme.Eligible(),
        new CardProgramme.Applied(WHOLE),
        new CardProgramme.Applied(BARE),
        new CardProgramme.Approved(WHOLE, ASKED, new CardCounts(1, 2, 3)),
        new CardProgramme.Approved(BARE, null, null),
        new CardProgramme.Rejected(WHOLE, "Papers are missing"),
        new CardProgramme.Rejected(BARE, null),
        new CardProgramme.NotUnderstood("on_hold", WHOLE));
  }

  @ParameterizedTest
  @MethodSource("programmesOfEveryState")
  void what_is_saved_is_read_again(CardProgramme programme) {
    assertThat(get(tenant.account())).isEmpty();

    save(programme, ASKED);

    assertThat(get(tenant.account())).contains(new KnownProgramme(programme, ASKED));
    assertThat(get(stranger.account())).isEmpty();
  }

  @Test
  void leaving_a_state_clears_what_belonged_to_it() {
    for (var programme : programmesOfEveryState().reversed()) {
      save(programme, ASKED.plusSeconds(programmesOfEveryState().reversed().indexOf(programme)));

      assertThat(get(tenant.account()).orElseThrow().programme()).isEqualTo(programme);
    }
  }

  @Test
  void what_was_asked_earlier_changes_nothing() {
    save(new CardProgramme.Applied(WHOLE), ASKED);

    save(new CardProgramme.Eligible(), ASKED.minusSeconds(1));

    assertThat(get(tenant.account()))
        .contains(new KnownProgramme(new CardProgramme.Applied(WHOLE), ASKED));
  }

  @Test
  void an_application_is_reserved_by_one_at_a_time_and_not_for_ever() {
    assertThat(reserve(Duration.ofMinutes(5))).isTrue();
    assertThat(reserve(Duration.ofMinutes(5))).isFalse();
    assertThat(get(tenant.account())).isEmpty();

    store().letTimePass(Duration.ofMinutes(6));

    assertThat(reserve(Duration.ofMinutes(5))).isTrue();
  }

  @Test
  void a_reservation_outlives_what_is_saved_meanwhile() {
    assertThat(reserve(Duration.ofMinutes(5))).isTrue();
    save(new CardProgramme.Eligible(), ASKED);

    assertThat(reserve(Duration.ofMinutes(5))).isFalse();
    assertThat(get(tenant.account())).isPresent();
  }

  private boolean reserve(Duration time) {
    return inAccount(
        tenant.account(), () -> programmes().reserveApplication(tenant.account(), time));
  }

  @Test
  void each_account_is_named_to_one_asker_until_it_is_due_anew() {
    assertThat(claim()).contains(tenant.account(), stranger.account());
    assertThat(claim()).doesNotContain(tenant.account(), stranger.account());
    save(new CardProgramme.Eligible(), ASKED);

    store().letTimePass(Duration.ofMinutes(11));

    assertThat(claim()).contains(tenant.account(), stranger.account());
    assertThat(get(tenant.account())).isPresent();
  }

  private List<ProviderAccountId> claim() {
    return programmes().claim(Duration.ofMinutes(10), 10_000);
  }

  @Test
  void another_accounts_is_out_of_reach() {
    assertThatIllegalStateException()
        .isThrownBy(() -> inAccount(tenant.account(), () -> programmes().get(stranger.account())));
  }
}
