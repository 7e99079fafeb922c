package io.purser.domain.transfer.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.domain.Concurrently;
import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.chain.Chain;
import io.purser.domain.chain.ChainAddress;
import io.purser.domain.customer.Customer;
import io.purser.domain.list.PageRequest;
import io.purser.domain.transfer.recipient.Recipients.Addition;
import io.purser.domain.work.StaleAggregate;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Recipients} must do. */
public abstract class RecipientsContract extends StoreContract {
  private static final String ADDRESS = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

  private Customer customer;

  @BeforeEach
  void giveCustomer() {
    customer = given.customer(tenant);
  }

  private Recipients recipients() {
    return store().recipients();
  }

  private Recipient recipient(Chain chain, Duration ago) {
    var at = store().now().minus(ago);
    return new Recipient(
        RecipientId.next(Given.IDS),
        tenant.id(),
        customer.id(),
        "My landlord",
        new ChainAddress(chain, ADDRESS),
        at,
        at,
        1);
  }

  private Addition add(Recipient recipient) {
    return in(() -> recipients().add(recipient));
  }

  private Optional<Recipient> load(Recipient recipient) {
    return in(() -> recipients().get(tenant.id(), recipient.id()));
  }

  @Test
  void a_recipient_is_read_back_as_it_was_added_and_once_for_each_address_and_chain() {
    var first = recipient(Chain.BASE, Duration.ZERO);

    assertThat(add(first)).isEqualTo(new Addition.Added());

    assertThat(load(first)).contains(first);
    assertThat(add(recipient(Chain.BASE, Duration.ZERO)))
        .isEqualTo(new Addition.AddedAlready(first.id()));
    assertThat(add(recipient(Chain.POLYGON, Duration.ZERO))).isEqualTo(new Addition.Added());
  }

  @Test
  void a_name_is_changed_over_the_newest_version_alone() {
    var first = recipient(Chain.BASE, Duration.ZERO);
    add(first);
    var renamed = first.called("Jo", store().now());

    in(() -> recipients().save(renamed));

    assertThat(load(first).orElseThrow().label()).isEqualTo("Jo");
    assertThat(load(first).orElseThrow().version()).isEqualTo(2);
    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> in(() -> recipients().save(renamed)));
  }

  @Test
  void what_is_removed_is_gone_and_may_be_added_anew() {
    var first = recipient(Chain.BASE, Duration.ZERO);
    add(first);

    assertThat(in(() -> recipients().remove(tenant.id(), first.id()))).isTrue();
    assertThat(in(() -> recipients().remove(tenant.id(), first.id()))).isFalse();

    assertThat(load(first)).isEmpty();
    assertThat(add(recipient(Chain.BASE, Duration.ZERO))).isEqualTo(new Addition.Added());
    in(() -> recipients().removeAllOf(tenant.id(), customer.id()));
    assertThat(
            in(() -> recipients().list(tenant.id(), customer.id(), PageRequest.first(10))).items())
        .isEmpty();
  }

  @Test
  void of_several_who_add_an_address_at_once_one_does() {
    var added =
        Concurrently.run(
            8, _ -> add(recipient(Chain.BASE, Duration.ZERO)) instanceof Addition.Added);

    assertThat(added).containsOnlyOnce(true);
  }

  @Test
  void they_are_listed_newest_first_for_each_customer() {
    var older = recipient(Chain.BASE, Duration.ofSeconds(2));
    var newer = recipient(Chain.POLYGON, Duration.ofSeconds(1));
    add(newer);
    add(older);
    customer = given.customer(tenant);
    add(recipient(Chain.BASE, Duration.ZERO));

    assertThat(
            in(() -> recipients().list(tenant.id(), older.customer(), PageRequest.first(10)))
                .items())
        .containsExactly(newer, older);
  }

  @Test
  void another_tenants_recipients_are_nowhere_to_be_seen() {
    var mine = recipient(Chain.BASE, Duration.ZERO);
    add(mine);

    given.in(
        stranger,
        () -> {
          assertThat(recipients().get(stranger.id(), mine.id())).isEmpty();
          assertThat(recipients().remove(stranger.id(), mine.id())).isFalse();
          assertThat(recipients().list(stranger.id(), customer.id(), PageRequest.first(10)).items())
              .isEmpty();
        });
  }
}
