package io.purser.domain.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.money.Money;
import io.purser.domain.programme.MasterWalletProvider.Told;
import io.purser.domain.programme.RefreshMasterWallet.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What the master wallet holds is asked for when it has to be, and never becomes older. */
final class RefreshMasterWalletTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Duration FRESH_FOR = Duration.ofSeconds(30);
  private static final Told AWAY = new Told.Away("nobody answers", Duration.ofSeconds(7));

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private Supplier<Told> provider = () -> said(usd(10_000));
  private int asked;
  private final RefreshMasterWallet refresh =
      new RefreshMasterWallet(
          platform.store.work(),
          platform.store.tenants(),
          platform.store.masterWallets(),
          (account, deadline) -> {
            asked++;
            return provider.get();
          },
          platform.store.clock(),
          FRESH_FOR);

  private static Told said(Money... available) {
    return new Told.Said(List.of(available));
  }

  private static Money usd(long cents) {
    return new Money(cents, Money.USD);
  }

  private Result unlessFresh() {
    return refresh.unlessFresh(platform.tenant.id(), platform.deadline());
  }

  private Result unlessJustRead() {
    return refresh.unlessJustRead(platform.tenant.id(), platform.deadline());
  }

  private List<MasterWallet> known() {
    return platform.given.in(
        platform.tenant, () -> platform.store.masterWallets().all(platform.tenant.id()));
  }

  private Instant now() {
    return platform.store.now();
  }

  @Test
  void every_currency_that_is_told_is_kept() {
    var euros = new Money(700, EUR);
    provider = () -> said(usd(10_000), euros);

    assertThat(unlessFresh()).isEqualTo(new Result.Known());

    assertThat(known())
        .containsExactly(new MasterWallet(euros, now()), new MasterWallet(usd(10_000), now()));
  }

  @Test
  void it_is_asked_for_again_when_it_is_no_longer_fresh() {
    unlessFresh();
    platform.store.letTimePass(FRESH_FOR.minusMillis(1));
    unlessFresh();
    assertThat(asked).isOne();

    platform.store.letTimePass(Duration.ofMillis(1));
    unlessFresh();
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void before_it_is_said_that_there_is_not_enough_fresh_is_not_good_enough() {
    unlessFresh();
    platform.store.letTimePass(Duration.ofSeconds(1));
    unlessJustRead();
    assertThat(asked).isOne();

    platform.store.letTimePass(Duration.ofSeconds(1));
    provider = () -> said(usd(20_000));
    unlessJustRead();
    assertThat(known()).containsExactly(new MasterWallet(usd(20_000), now()));
  }

  @Test
  void while_the_provider_is_away_what_it_told_last_is_known_with_its_age() {
    unlessFresh();
    var told = known();
    platform.store.letTimePass(Duration.ofHours(1));
    provider = () -> AWAY;

    assertThat(unlessFresh()).isEqualTo(new Result.Known());
    assertThat(known()).isEqualTo(told);
  }

  @Test
  void of_one_that_was_never_read_nothing_is_known_while_the_provider_is_away() {
    provider = () -> AWAY;

    assertThat(unlessFresh())
        .isEqualTo(new Result.Unavailable("nobody answers", Duration.ofSeconds(7)));
    assertThat(known()).isEmpty();
  }

  /** What was paid meanwhile may or may not be in it. */
  @Test
  void an_answer_is_as_old_as_the_question() {
    var askedAt = now();
    provider =
        () -> {
          platform.store.letTimePass(Duration.ofSeconds(5));
          return said(usd(10_000));
        };

    unlessFresh();

    assertThat(known()).containsExactly(new MasterWallet(usd(10_000), askedAt));
  }

  @Test
  void a_late_answer_to_an_earlier_question_does_not_replace_a_later_one() {
    provider =
        () -> {
          platform.store.letTimePass(Duration.ofSeconds(5));
          provider = () -> said(usd(20_000));
          unlessFresh();
          return said(usd(10_000));
        };

    unlessFresh();

    assertThat(known()).containsExactly(new MasterWallet(usd(20_000), now()));
  }
}
