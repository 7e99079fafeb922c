package io.purser.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.access.UsedProofs;
import io.purser.domain.access.confirmation.Confirmation;
import io.purser.domain.access.confirmation.ConfirmationId;
import io.purser.domain.access.confirmation.Confirmations;
import io.purser.domain.card.onboarding.CodeChannel;
import io.purser.domain.card.onboarding.SentCode;
import io.purser.domain.card.onboarding.SentCodes;
import io.purser.domain.idempotency.Claim;
import io.purser.domain.idempotency.IdempotencyRecords;
import io.purser.domain.inbox.Inbox;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.throttle.Rate;
import io.purser.domain.throttle.SharedTokens;
import io.purser.domain.throttle.SharedTokens.Wish;
import io.purser.domain.throttle.Subject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HousekeepingTest {
  private TestDatabase database;
  private Samples samples;

  @BeforeEach
  void start() {
    database = new TestDatabase();
    samples = new Samples(database);
  }

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void records_are_kept_for_30_days_and_then_forgotten() throws SQLException {
    var tenant = database.newTenant();
    samples.everything(tenant, "ana");
    var housekeeping = database.get(Housekeeping.class);

    assertThat(housekeeping.purgeIdempotencyRecords(10)).isZero();
    age(tenant.id().value(), "idempotency_record SET kept_until = now()");
    assertThat(housekeeping.purgeIdempotencyRecords(10)).isOne();

    assertThat(claim(tenant.id())).isInstanceOf(Claim.Fresh.class);
  }

  @Test
  void tokens_that_have_all_come_back_a_minute_ago_are_forgotten() throws SQLException {
    var tokens = database.get(SharedTokens.class);
    var housekeeping = database.get(Housekeeping.class);
    var rate = new Rate(1, 100);
    tokens.exchange(List.of(new Wish(new Subject.From("192.0.2.7"), rate, 100, 0)));
    assertThat(housekeeping.purgeRateTokens(1000)).isZero();

    try (var connection = database.asSuperuser()) {
      new Sql(connection)
          .execute("UPDATE purser.rate_tokens SET spent_until = now() - interval '61 s'");
    }
    assertThat(housekeeping.purgeRateTokens(1000)).isOne();
  }

  @Test
  void confirmations_that_have_expired_are_removed() throws SQLException {
    var housekeeping = database.get(Housekeeping.class);
    var given = new Given(new PostgresStore(database));
    var mine = given.tenant();
    var customer = given.customer(mine).id();
    var now = Instant.now();
    for (var expiry : List.of(now, now.plusSeconds(300))) {
      given.in(
          mine,
          () ->
              database
                  .get(Confirmations.class)
                  .add(
                      new Confirmation(
                          ConfirmationId.next(database.ids()),
                          mine.id(),
                          customer,
                          (expiry.equals(now) ? "a" : "b").repeat(64),
                          "c".repeat(64),
                          now.minusSeconds(300),
                          expiry,
                          null)));
    }

    assertThat(housekeeping.purgeConfirmations(1000)).isOne();
    assertThat(housekeeping.purgeConfirmations(1000)).isZero();
  }

  @Test
  void proofs_that_are_too_old_to_be_shown_again_are_removed() {
    var housekeeping = database.get(Housekeeping.class);
    var given = new Given(new PostgresStore(database));
    var mine = given.tenant();
    var now = Instant.now();
    housekeeping.purgeUsedProofs(1000);
    var proofs = database.get(UsedProofs.class);
    given.in(mine, () -> proofs.use(mine.id(), "a".repeat(64), now));
    given.in(mine, () -> proofs.use(mine.id(), "b".repeat(64), now.plusSeconds(300)));

    assertThat(housekeeping.purgeUsedProofs(1000)).isOne();
    assertThat(housekeeping.purgeUsedProofs(1000)).isZero();
    assertThat(given.in(mine, () -> proofs.use(mine.id(), "b".repeat(64), now))).isFalse();
  }

  @Test
  void a_record_that_is_no_longer_kept_does_not_answer_though_nobody_has_purged_it()
      throws SQLException {
    var tenant = database.newTenant();
    samples.everything(tenant, "ana");
    assertThat(claim(tenant.id())).isInstanceOf(Claim.Answered.class);

    age(tenant.id().value(), "idempotency_record SET kept_until = now()");

    assertThat(claim(tenant.id())).isInstanceOf(Claim.Fresh.class);
  }

  @Test
  void bodies_are_dropped_30_days_after_they_were_worked_and_repeats_are_still_known()
      throws SQLException {
    var account = database.newTenant().account();
    var inbox = database.get(Inbox.class);
    var body = "{}".getBytes(StandardCharsets.UTF_8);
    keep(account, body);
    var claimed = inbox.claim(1, Duration.ofMinutes(1)).getFirst();
    database
        .work()
        .inAccount(
            account,
            () -> {
              inbox.close(account, claimed, new Inbox.Outcome.Applied(), null);
              return account;
            });
    var housekeeping = database.get(Housekeeping.class);

    assertThat(housekeeping.dropDeliveryBodies(10)).isZero();
    age(account.value(), "inbox_delivery SET closed_at = now() - interval '30 days 1 minute'");
    assertThat(housekeeping.dropDeliveryBodies(10)).isOne();
    keep(account, body);

    assertThat(inbox.claim(1, Duration.ofMinutes(1))).isEmpty();
  }

  @Test
  void what_became_of_webhooks_is_kept_for_30_days_after_it_ended() throws SQLException {
    var tenant = database.newTenant();
    samples.everything(tenant, "ana");
    var housekeeping = database.get(Housekeeping.class);
    age(
        tenant.id().value(),
        "outgoing_delivery SET state = 'given_up', due_at = NULL, ended_at = now()"
            + " WHERE position = 1");
    assertThat(housekeeping.purgeOutgoingDeliveries(10)).isZero();

    age(
        tenant.id().value(),
        "outgoing_delivery SET ended_at = now() - interval '30 days 1 minute' WHERE position = 1");

    assertThat(housekeeping.purgeOutgoingDeliveries(10)).isOne();
    assertThat(housekeeping.purgeOutgoingDeliveries(10)).isZero();
  }

  @Test
  void of_codes_that_were_sent_it_is_forgotten_after_two_days() {
    var tenant = database.newTenant();
    var customer = samples.everything(tenant, "ana");
    var codes = database.get(SentCodes.class);
    var fresh = new SentCode(database.ids().next("cod"), Instant.now(), null, 0);
    samples.in(
        tenant.id(),
        () -> {
          codes.add(tenant.id(), customer.id(), CodeChannel.EMAIL, fresh);
          return fresh;
        });
    var housekeeping = database.get(Housekeeping.class);

    assertThat(housekeeping.purgeCardCodes(10)).isOne();
    assertThat(housekeeping.purgeCardCodes(10)).isZero();
  }

  private void keep(ProviderAccountId account, byte[] body) {
    database
        .intakeWork()
        .inAccount(
            account,
            () -> {
              database.get(Inbox.class).keep(account, body, Samples.NOON);
              return account;
            });
  }

  private Claim claim(TenantId tenant) {
    return samples.in(
        tenant,
        () ->
            database
                .get(IdempotencyRecords.class)
                .claim(Samples.call(tenant, "key-1"), Duration.ofSeconds(30)));
  }

  private void age(String owner, String change) throws SQLException {
    try (var connection = database.asApplication()) {
      connection.setAutoCommit(false);
      var sql = new Sql(connection);
      sql.execute("SELECT set_config('app.tenant', ?, true)", owner);
      sql.execute("SELECT set_config('app.account', ?, true)", owner);
      assertThat(sql.update("UPDATE purser." + change)).isOne();
      connection.commit();
    }
  }
}
