package io.purser.domain.access.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.customer.Customer;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.work.StaleAggregate;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Invitations} must do. */
public abstract class InvitationsContract extends StoreContract {
  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

  private Customer ana;

  @BeforeEach
  void giveCustomer() {
    ana = given.customer(tenant);
  }

  private Invitation added(String token, Instant at) {
    var invitation =
        new Invitation(
            new Invitation.Header(InvitationId.next(Given.IDS), tenant.id(), ana.id(), at, at, 1),
            token.repeat(64),
            Set.of("operator:issuer|boss"),
            at.plusSeconds(300),
            new Invitation.State.Open());
    in(() -> store().invitations().add(invitation));
    return invitation;
  }

  private Optional<Invitation> found(String token) {
    return in(() -> store().invitations().lockByToken(tenant.id(), token.repeat(64)));
  }

  @Test
  void one_is_found_by_the_hash_of_its_token_and_by_its_id_under_its_customer() {
    var added = added("a", NOON);
    var ben = given.customer(tenant).id();

    assertThat(found("a")).contains(added);
    assertThat(found("b")).isEmpty();
    assertThat(
            given.in(
                stranger, () -> store().invitations().lockByToken(stranger.id(), "a".repeat(64))))
        .isEmpty();
    assertThat(in(() -> store().invitations().lock(tenant.id(), ana.id(), added.id())))
        .contains(added);
    assertThat(in(() -> store().invitations().lock(tenant.id(), ben, added.id()))).isEmpty();
  }

  @Test
  void its_states_are_kept_and_a_stale_copy_is_not() {
    var redeemed = added("a", NOON).redeemed(NOON.plusSeconds(1));
    var revoked = added("b", NOON).revoked(NOON.plusSeconds(2));

    in(() -> store().invitations().save(redeemed));
    in(() -> store().invitations().save(revoked));

    assertThat(found("a")).contains(redeemed.saved());
    assertThat(found("b")).contains(revoked.saved());
    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> in(() -> store().invitations().save(revoked)));
  }

  @Test
  void a_customers_are_listed_newest_first() {
    var first = added("a", NOON);
    var second = added("b", NOON.plusSeconds(1));

    var page = list(new PageRequest(1, null, true));
    assertThat(page.items()).containsExactly(second);
    assertThat(page.total()).isEqualTo(2);
    var after = new Position(second.header().createdAt(), second.id().value());
    assertThat(list(new PageRequest(1, after, false)).items()).containsExactly(first);
  }

  private Page<Invitation> list(PageRequest page) {
    return in(() -> store().invitations().list(tenant.id(), ana.id(), page));
  }
}
