package io.purser.domain.access.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.InMemoryPlatform;
import io.purser.domain.access.Caller;
import io.purser.domain.audit.AuditEntry;
import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.idempotency.IdempotencyKey;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.TenantId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConfirmationTest {
  private static final String REQUEST = "a".repeat(64);
  private static final IdempotencyKey KEY = new IdempotencyKey("k");
  private static final Initiator SERVICE = new Initiator("service:app", null, null);

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final Given given = new Given(platform.store);
  private final Tenant tenant = given.tenant();
  private final Customer ana = given.customer(tenant);

  private String token() {
    var minted =
        (MintConfirmation.Result.Minted)
            given.in(
                tenant,
                () -> platform.mintConfirmation.handle(tenant.id(), ana.id(), REQUEST, SERVICE));
    return minted.token().text();
  }

  private Caller.EndUser user(TenantId of, CustomerId customer, String subject) {
    return new Caller.EndUser(of, "issuer", subject, customer);
  }

  private boolean uses(String token, String request, @Nullable IdempotencyKey key) {
    return uses(user(tenant.id(), ana.id(), "ana"), token, request, key);
  }

  private boolean uses(
      Caller.EndUser caller, String token, String request, @Nullable IdempotencyKey key) {
    return platform.useConfirmation.handle(
        caller, token, request, key, new Initiator(caller.principal(), null, null));
  }

  @Test
  void it_stands_for_one_request_and_for_its_retries() {
    var token = token();

    assertThat(uses(token, REQUEST, KEY)).isTrue();
    assertThat(uses(token, REQUEST, KEY)).isTrue();
    assertThat(uses(token, REQUEST, new IdempotencyKey("l"))).isFalse();
    assertThat(uses(token, REQUEST, null)).isFalse();
    assertThat(uses(user(tenant.id(), ana.id(), "another login"), token, REQUEST, KEY)).isFalse();
  }

  @Test
  void without_a_key_it_stands_once() {
    var token = token();

    assertThat(uses(token, REQUEST, null)).isTrue();
    assertThat(uses(token, REQUEST, null)).isFalse();
    assertThat(uses(token, REQUEST, KEY)).isFalse();
  }

  @Test
  void it_stands_for_nothing_else_and_for_nobody_else_and_a_wrong_use_does_not_use_it_up() {
    var token = token();
    var ben = given.customer(tenant);
    var elsewhere = given.tenant();

    assertThat(uses(token, "b".repeat(64), KEY)).isFalse();
    assertThat(uses(user(tenant.id(), ben.id(), "ben"), token, REQUEST, KEY)).isFalse();
    assertThat(uses(user(elsewhere.id(), ana.id(), "ana"), token, REQUEST, KEY)).isFalse();
    assertThat(uses(token() + "x", REQUEST, KEY)).isFalse();
    assertThat(uses("", REQUEST, KEY)).isFalse();
    assertThat(uses(token.replace("pcf_", "piv_"), REQUEST, KEY)).isFalse();
    assertThat(uses(token, REQUEST, KEY)).isTrue();
  }

  @Test
  void it_expires_for_retries_as_well() {
    var token = token();
    var second = token();
    assertThat(uses(token, REQUEST, KEY)).isTrue();

    platform.store.letTimePass(Duration.ofMinutes(5));

    assertThat(uses(token, REQUEST, KEY)).isFalse();
    assertThat(uses(second, REQUEST, KEY)).isFalse();
  }

  @Test
  void minting_and_the_first_use_are_written_down_and_the_token_is_not() {
    var token = token();
    assertThat(uses(token, REQUEST, KEY)).isTrue();
    assertThat(uses(token, REQUEST, KEY)).isTrue();

    var entries =
        platform.store.auditLog().all().stream()
            .filter(entry -> entry.action().startsWith("confirmation."))
            .toList();
    assertThat(entries)
        .extracting(AuditEntry::action)
        .containsExactly("confirmation.minted", "confirmation.used");
    assertThat(entries)
        .extracting(AuditEntry::actor)
        .containsExactly("service:app", "user:issuer|ana");
    assertThat(entries).allMatch(entry -> ana.id().equals(entry.customer()));
    assertThat(entries.toString()).doesNotContain(token);
  }

  @Test
  void nobody_confirms_for_a_customer_that_there_is_not() {
    var elsewhere = given.customer(given.tenant());

    assertThat(
            given.in(
                tenant,
                () ->
                    platform.mintConfirmation.handle(
                        tenant.id(), elsewhere.id(), REQUEST, SERVICE)))
        .isInstanceOf(MintConfirmation.Result.Refused.class);
  }
}
