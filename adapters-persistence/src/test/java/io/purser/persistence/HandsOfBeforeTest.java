package io.purser.persistence;

import static io.purser.domain.transfer.TransferBuilder.aTransferFrom;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.access.AllowList;
import io.purser.domain.access.ApiKey;
import io.purser.domain.access.ChangeApiKey;
import io.purser.domain.access.IssueApiKey;
import io.purser.domain.access.OneTimeTokens;
import io.purser.domain.access.RotateApiKey;
import io.purser.domain.access.Scope;
import io.purser.domain.access.invitation.Invitation;
import io.purser.domain.access.invitation.InviteCustomer;
import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.LinkLogin;
import io.purser.domain.event.Journal;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.transfer.Approval;
import io.purser.domain.transfer.Transfer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who was told a secret, or linked a login, before that was kept: the audit log says it. */
class HandsOfBeforeTest {
  private static final String ISSUER = "https://login.example.com";

  private final TestDatabase database = new TestDatabase();
  private final PostgresStore store = new PostgresStore(database);
  private final Given given = new Given(store);
  private final Tenant tenant = given.tenant();
  private final InstantSource clock = store::now;
  private final Journal journal = new Journal(store.eventLog(), store.auditLog(), Given.IDS);
  private final SecureRandom random = new SecureRandom();

  @AfterEach
  void stop() {
    database.close();
  }

  private static Initiator by(String actor) {
    return new Initiator(actor, "because", "request-of-" + actor);
  }

  private ApiKey made(String service, String actor) {
    var issue = new IssueApiKey(store.apiKeys(), journal, Given.IDS, clock, random);
    var purpose = new ApiKey.Purpose(service, "", Set.of(Scope.LOGINS_WRITE), AllowList.ANYWHERE);
    return given.in(
        tenant,
        () ->
            ((IssueApiKey.Result.Issued) issue.handle(tenant, purpose, null, Set.of(), by(actor)))
                .key());
  }

  private ApiKey rotated(ApiKey key, String actor) {
    var rotate = new RotateApiKey(store.apiKeys(), journal, Given.IDS, clock, random);
    return given.in(
        tenant,
        () ->
            ((RotateApiKey.Result.Rotated)
                    rotate.handle(tenant.id(), key.id(), Duration.ZERO, Set.of(), by(actor)))
                .next());
  }

  private CustomerId linked(String subject, String actor) {
    var customer = given.customer(tenant).id();
    var link = new LinkLogin(store.customers(), store.logins(), journal, clock);
    given.in(
        tenant, () -> link.handle(tenant.id(), customer, ISSUER, subject, Set.of(), by(actor)));
    return customer;
  }

  private Invitation invited(CustomerId customer, String actor) {
    var tokens = new OneTimeTokens(() -> new byte[32], random);
    var invite =
        new InviteCustomer(
            store.invitations(), store.customers(), tokens, journal, Given.IDS, clock);
    return given.in(
        tenant,
        () ->
            ((InviteCustomer.Result.Invited)
                    invite.invite(tenant.id(), customer, Duration.ofDays(1), Set.of(), by(actor)))
                .invitation());
  }

  private Transfer waiting(String orderedBy) {
    return waiting(given.customer(tenant), orderedBy);
  }

  private Transfer waiting(Customer customer, String orderedBy) {
    var wallet = given.activeWallet(tenant, customer, Given.USDC);
    var operation = given.operation(tenant, customer);
    var transfer =
        aTransferFrom(wallet, operation.id())
            .awaiting(new Approval(orderedBy, Set.of(), store.now().plusSeconds(60), null));
    given.in(tenant, () -> store.transfers().add(transfer));
    return transfer;
  }

  private Set<String> toldTo(ApiKey key) {
    return given
        .in(tenant, () -> store.apiKeys().get(tenant.id(), key.id()))
        .orElseThrow()
        .secret()
        .toldTo();
  }

  private Set<String> toldTo(Invitation invitation) {
    return given
        .in(
            tenant,
            () ->
                store
                    .invitations()
                    .lock(tenant.id(), invitation.header().customer(), invitation.id()))
        .orElseThrow()
        .toldTo();
  }

  private Set<String> linkedBy(String subject) {
    return given
        .in(tenant, () -> store.logins().find(tenant.id(), ISSUER, subject))
        .orElseThrow()
        .by();
  }

  private Set<String> handsOf(Transfer transfer) {
    var found = given.in(tenant, () -> store.transfers().get(tenant.id(), transfer.id()));
    return requireNonNull(found.orElseThrow().header().approval()).hands();
  }

  @Test
  void it_is_found_in_the_audit_log() throws SQLException, IOException {
    var first = made("payouts", "operator:i|ana");
    var second = rotated(first, "operator:i|ben");
    var third = rotated(second, "operator:i|ana");
    given.in(
        tenant,
        () ->
            new ChangeApiKey(store.apiKeys(), journal, clock)
                .revoke(tenant.id(), second.id(), by("operator:i|eve")));
    var ofShell = made("shop", "system:bootstrap");
    var customer = linked("of-operator", "operator:i|eve");
    linked("of-key", "service:payouts");
    linked("of-shell", "service:shop");
    var ofInvited = linked("of-invited", "issuer:i");
    var invitation = invited(ofInvited, "operator:i|dan");
    var ofServices = invited(ofInvited, "service:payouts");
    var ofService = waiting("service:payouts");
    var user = given.in(tenant, () -> store.customers().get(tenant.id(), customer)).orElseThrow();
    var ofUser = waiting(user, "user:" + customer);
    var ofOperator = waiting("operator:i|eve");

    migrate();

    assertThat(toldTo(first)).containsExactly("operator:i|ana");
    assertThat(toldTo(second)).containsExactlyInAnyOrder("operator:i|ana", "operator:i|ben");
    assertThat(toldTo(third)).containsExactlyInAnyOrder("operator:i|ana", "operator:i|ben");
    assertThat(toldTo(ofShell)).isEmpty();
    assertThat(linkedBy("of-operator")).containsExactly("operator:i|eve");
    assertThat(linkedBy("of-key")).containsExactlyInAnyOrder("operator:i|ana", "operator:i|ben");
    assertThat(linkedBy("of-shell")).isEmpty();
    assertThat(toldTo(invitation)).containsExactly("operator:i|dan");
    assertThat(toldTo(ofServices)).containsExactlyInAnyOrder("operator:i|ana", "operator:i|ben");
    assertThat(linkedBy("of-invited"))
        .containsExactlyInAnyOrder("operator:i|ana", "operator:i|ben", "operator:i|dan");
    assertThat(handsOf(ofService)).containsExactlyInAnyOrder("operator:i|ana", "operator:i|ben");
    assertThat(handsOf(ofUser)).containsExactly("operator:i|eve");
    assertThat(handsOf(ofOperator)).containsExactly("operator:i|eve");
  }

  /** What the migration does with the rows that it finds, as the owner of the schema. */
  private void migrate() throws SQLException, IOException {
    try (var file =
            requireNonNull(
                getClass()
                    .getResourceAsStream(
                        "/db/migration/V058__hands_behind_callers_and_issuers_by_two.sql"));
        var connection = database.asOwner()) {
      var migration = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      var sql = new Sql(connection);
      sql.execute(migration.substring(0, migration.indexOf("ALTER")));
      sql.execute(
          migration.substring(
              migration.indexOf("-- The migration sees"),
              migration.indexOf("-- Issuers by whose")));
    }
  }
}
