package io.purser.domain.access.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Concurrently;
import io.purser.domain.Given;
import io.purser.domain.InMemoryPlatform;
import io.purser.domain.access.Caller;
import io.purser.domain.access.Logins;
import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.Tenant;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InvitationTest {
  private static final Initiator SERVICE = new Initiator("service:app", null, null);

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final Given given = new Given(platform.store);
  private final Tenant tenant = given.tenant();
  private final Customer ana = given.customer(tenant);

  private InviteCustomer.Result.Invited invited() {
    return (InviteCustomer.Result.Invited)
        given.in(
            tenant,
            () ->
                platform.inviteCustomer.invite(
                    tenant.id(), ana.id(), InviteCustomer.USUAL, Set.of("operator:boss"), SERVICE));
  }

  private InviteCustomer.Revocation revoke(Invitation invitation) {
    return given.in(
        tenant,
        () ->
            platform.inviteCustomer.revoke(
                tenant.id(), ana.id(), invitation.id(), _ -> true, SERVICE));
  }

  private Optional<CustomerId> redeem(Tenant in, String subject, String token) {
    var newcomer = new Caller.Newcomer(in.id(), "issuer", subject);
    return given.in(
        in,
        () ->
            platform.redeemInvitation.handle(
                newcomer, token, new Initiator(newcomer.principal(), null, null)));
  }

  @Test
  void whoever_redeems_it_is_the_customers_login_and_nobody_after_them() {
    var token = invited().token().text();

    assertThat(redeem(tenant, "ana", token)).contains(ana.id());
    assertThat(redeem(tenant, "eve", token)).isEmpty();

    assertThat(given.in(tenant, () -> platform.store.logins().find(tenant.id(), "issuer", "ana")))
        .as("whoever was told the token may be the one who has redeemed it")
        .contains(new Logins.Link(ana.id(), Set.of("operator:boss")));
    assertThat(platform.store.auditLog().all())
        .extracting(entry -> entry.action() + " " + entry.actor())
        .contains(
            "invitation.made service:app",
            "customer.login_linked user:" + ana.id(),
            "invitation.redeemed user:" + ana.id());
    assertThat(platform.store.auditLog().all().toString()).doesNotContain(token);
  }

  @Test
  void one_that_is_wrong_expired_revoked_or_of_another_tenant_is_good_for_nothing() {
    var good = invited();
    var revoked = invited();
    assertThat(revoke(revoked.invitation())).isInstanceOf(InviteCustomer.Revocation.Revoked.class);
    assertThat(revoke(revoked.invitation())).isInstanceOf(InviteCustomer.Revocation.Revoked.class);

    assertThat(redeem(tenant, "eve", revoked.token().text())).isEmpty();
    assertThat(redeem(given.tenant(), "eve", good.token().text())).isEmpty();
    assertThat(redeem(tenant, "eve", good.token().text() + "x")).isEmpty();
    assertThat(redeem(tenant, "eve", "piv_" + "A".repeat(43))).isEmpty();
    assertThat(redeem(tenant, "eve", "")).isEmpty();
    platform.store.letTimePass(Duration.ofDays(7));
    assertThat(redeem(tenant, "eve", good.token().text())).isEmpty();
  }

  @Test
  void one_that_was_redeemed_is_not_taken_back() {
    var invited = invited();
    assertThat(redeem(tenant, "ana", invited.token().text())).isPresent();

    assertThat(revoke(invited.invitation()))
        .isInstanceOf(InviteCustomer.Revocation.IsRedeemed.class);
  }

  @Test
  void of_many_who_redeem_it_at_once_one_is_the_login() {
    var token = invited().token().text();

    var redeemed = Concurrently.run(8, number -> redeem(tenant, "subject-" + number, token));

    assertThat(redeemed).filteredOn(Optional::isPresent).hasSize(1).allMatch(Objects::nonNull);
  }
}
