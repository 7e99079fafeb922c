package io.purser.domain.transfer.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Concurrently;
import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.list.PageRequest;
import io.purser.domain.transfer.screening.DeniedDestinations.Denial;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What every {@link DeniedDestinations} must do. */
public abstract class DeniedDestinationsContract extends StoreContract {
  private static final Destination SOMEWHERE =
      Destination.of("solana", "7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU");

  private DeniedDestinations denied() {
    return store().deniedDestinations();
  }

  private DeniedDestination destination(Destination where, Duration ago) {
    return new DeniedDestination(
        DeniedDestinationId.next(Given.IDS),
        tenant.id(),
        where,
        "Stolen funds",
        store().now().minus(ago));
  }

  private Denial deny(DeniedDestination destination) {
    return in(() -> denied().deny(destination));
  }

  private boolean denies(String chain, String address) {
    return in(() -> denied().denies(tenant.id(), Destination.of(chain, address)));
  }

  @Test
  void what_is_denied_is_read_back_and_denied_once() {
    var first = destination(SOMEWHERE, Duration.ZERO);

    assertThat(deny(first)).isEqualTo(new Denial.Denied());

    assertThat(in(() -> denied().get(tenant.id(), first.id()))).contains(first);
    assertThat(in(() -> denied().denies(tenant.id(), SOMEWHERE))).isTrue();
    assertThat(deny(destination(SOMEWHERE, Duration.ZERO)))
        .isEqualTo(new Denial.DeniedAlready(first.id()));
  }

  @Test
  void an_address_of_ethereums_form_is_denied_in_every_spelling_and_on_every_such_chain() {
    var address = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
    deny(destination(Destination.of("base", address), Duration.ZERO));

    assertThat(denies("polygon", address.toLowerCase(Locale.ROOT))).isTrue();
    assertThat(denies("xdc", "xdc" + address.substring(2))).isTrue();
    assertThat(denies("solana", "7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU")).isFalse();
    assertThat(denies("base", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359")).isFalse();
  }

  @Test
  void what_is_allowed_again_is_denied_no_more_and_may_be_denied_anew() {
    var first = destination(SOMEWHERE, Duration.ZERO);
    deny(first);

    assertThat(in(() -> denied().allow(tenant.id(), first.id(), store().now()))).isTrue();
    assertThat(in(() -> denied().allow(tenant.id(), first.id(), store().now()))).isFalse();

    assertThat(in(() -> denied().denies(tenant.id(), SOMEWHERE))).isFalse();
    assertThat(in(() -> denied().get(tenant.id(), first.id()))).isEmpty();
    assertThat(deny(destination(SOMEWHERE, Duration.ZERO))).isEqualTo(new Denial.Denied());
  }

  @Test
  void of_several_who_deny_an_address_at_once_one_does() {
    var denials =
        Concurrently.run(
            8, _ -> deny(destination(SOMEWHERE, Duration.ZERO)) instanceof Denial.Denied);

    assertThat(denials).containsOnlyOnce(true);
  }

  @Test
  void they_are_listed_newest_first() {
    var older = destination(Destination.of("bitcoin", "bc1qolder0000"), Duration.ofSeconds(2));
    var newer = destination(SOMEWHERE, Duration.ofSeconds(1));
    deny(newer);
    deny(older);

    var page = in(() -> denied().list(tenant.id(), PageRequest.first(10)));

    assertThat(page.items()).containsExactly(newer, older);
    assertThat(in(() -> denied().list(tenant.id(), PageRequest.first(1))).items())
        .containsExactly(newer);
  }

  @Test
  void another_tenant_denies_its_own() {
    var mine = destination(SOMEWHERE, Duration.ZERO);
    deny(mine);

    given.in(
        stranger,
        () -> {
          assertThat(denied().denies(stranger.id(), SOMEWHERE)).isFalse();
          assertThat(denied().get(stranger.id(), mine.id())).isEmpty();
          assertThat(denied().allow(stranger.id(), mine.id(), store().now())).isFalse();
          assertThat(denied().list(stranger.id(), PageRequest.first(10)).items()).isEmpty();
        });
  }
}
