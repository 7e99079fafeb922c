package io.purser.domain.kyc.business;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.domain.StoreContract;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerBuilder;
import io.purser.domain.work.StaleAggregate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link LegalProfiles} must do. */
public abstract class LegalProfilesContract extends StoreContract {
  private Customer customer;

  @BeforeEach
  void giveBusiness() {
    customer =
        given.customer(
            CustomerBuilder.aBusiness().of(tenant.id()).createdAt(store().now()).build());
  }

  private LegalProfile read() {
    return in(() -> store().legalProfiles().get(tenant.id(), customer.id()));
  }

  private LegalProfile save(LegalProfile profile) {
    in(() -> store().legalProfiles().save(profile));
    return profile.withVersion(profile.version() + 1);
  }

  @Test
  void nothing_is_known_before_it_is_said_and_then_it_is_read_back_as_it_was() {
    assertThat(read()).isEqualTo(LegalProfile.none(tenant.id(), customer.id()));

    var first = save(read().with(Described.details("35"), store().now()));
    assertThat(read()).isEqualTo(first);

    var emptied = save(first.with(LegalDetails.NONE, store().now()));
    assertThat(read()).isEqualTo(emptied);
    assertThat(emptied.version()).isEqualTo(2);
  }

  @Test
  void a_stale_copy_cannot_overwrite_a_newer_one() {
    var none = read();
    var first = save(none.with(Described.details("35"), store().now()));
    save(first.with(Described.details("36"), store().now()));

    for (var stale : new LegalProfile[] {none, first}) {
      assertThatExceptionOfType(StaleAggregate.class)
          .isThrownBy(() -> save(stale.with(Described.details("37"), store().now())));
    }
    assertThat(read().details()).isEqualTo(Described.details("36"));
  }

  @Test
  void what_is_removed_is_as_it_never_was() {
    save(read().with(Described.details("35"), store().now()));

    in(() -> store().legalProfiles().remove(tenant.id(), customer.id()));

    assertThat(read()).isEqualTo(LegalProfile.none(tenant.id(), customer.id()));
    save(read().with(Described.details("36"), store().now()));
  }

  @Test
  void another_tenants_businesses_are_nowhere_to_be_seen() {
    save(read().with(Described.details("35"), store().now()));

    given.in(
        stranger,
        () -> {
          store().legalProfiles().remove(stranger.id(), customer.id());
          assertThat(store().legalProfiles().get(stranger.id(), customer.id()).version()).isZero();
        });
    assertThat(read().version()).isEqualTo(1);
  }
}
