package io.purser.domain.kyc.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.purser.domain.Given;
import io.purser.domain.InMemoryPlatform;
import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.CreateCustomer;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerBuilder;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.customer.CustomerType;
import io.purser.domain.event.DomainEvent;
import io.purser.domain.idempotency.Reply;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.kyc.Decision.Finality;
import io.purser.domain.kyc.Finding;
import io.purser.domain.kyc.KycRefusal;
import io.purser.domain.kyc.Report;
import io.purser.domain.kyc.Verification;
import io.purser.domain.kyc.VerificationState;
import io.purser.domain.kyc.Verifier;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationRequests.WhenNotSent;
import io.purser.domain.operation.Rejection.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Taking over what was verified elsewhere, from the request on, whatever goes wrong on the way. */
final class ImportVerificationTest {
  private static final ShareToken TOKEN = new ShareToken("share-token-1");
  private static final ShareToken FRESH = new ShareToken("share-token-2");

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final FakeImporter importer = platform.importer;
  private final Customer.Living ana = platform.customer("ana@example.com");
  private final Instant verifiedAt = platform.store.now().minus(Duration.ofDays(1));
  private final Instant until = platform.store.now().plus(Duration.ofDays(365));

  private StoredAnswer handIn(String key, ShareToken token, WhenNotSent whenNotSent) {
    var reply = platform.importVerification(key, ana.id(), token, whenNotSent);
    if (reply instanceof Reply.Answered(var answer, _)) {
      return answer;
    }
    throw new AssertionError("no answer but " + reply);
  }

  private StoredAnswer handIn(String key, ShareToken token) {
    return handIn(key, token, WhenNotSent.IS_TAKEN_BACK);
  }

  private Verification verification(CustomerId id) {
    return platform.given.in(
        platform.tenant, () -> platform.store.verifications().get(platform.tenant.id(), id));
  }

  private Verification verification() {
    return verification(ana.id());
  }

  private List<DomainEvent> events() {
    return platform.store.eventLog().all().stream()
        .filter(event -> event.type().startsWith("kyc."))
        .toList();
  }

  private List<String> told() {
    return events().stream().map(DomainEvent::type).toList();
  }

  private void vouches() {
    importer.vouches(TOKEN, new Finding.Approved(verifiedAt, until));
  }

  private void isTakenOverOnce() {
    assertThat(importer.taken()).isEqualTo(1);
    assertThat(verification())
        .isInstanceOfSatisfying(
            Verification.Approved.class,
            approved -> {
              assertThat(approved.ruling())
                  .isEqualTo(new Verification.Ruling(Verifier.IMPORT, verifiedAt));
              assertThat(approved.expiresAt()).isEqualTo(until);
            });
    assertThat(platform.store.verificationImports().all())
        .singleElement()
        .isInstanceOf(VerificationImport.Answered.class);
    assertThat(platform.store.operations().all())
        .singleElement()
        .isInstanceOf(Operation.Confirmed.class);
    assertThat(told())
        .containsExactly("kyc.import_requested", "kyc.import_answered", "kyc.changed");
  }

  @Test
  void who_was_verified_elsewhere_is_approved_when_the_answer_comes() {
    vouches();

    assertThat(handIn("key", TOKEN).status()).isEqualTo(201);

    isTakenOverOnce();
    assertThat(events().getLast().facts())
        .containsOnly(
            entry("before", "NOT_STARTED"),
            entry("kyc", "APPROVED"),
            entry("verifiedBy", "IMPORT"),
            entry("expiresAt", until.toString()));
  }

  @Test
  void the_token_is_told_to_nobody_but_the_importer() {
    vouches();
    handIn("key", TOKEN);

    assertThat(importer.received()).containsExactly(TOKEN);
    assertThat(TOKEN.toString()).doesNotContain(TOKEN.value());
    assertThat(platform.store.eventLog().all().toString()).doesNotContain(TOKEN.value());
    assertThat(platform.store.auditLog().all().toString()).doesNotContain(TOKEN.value());
    assertThat(platform.store.operations().all().toString()).doesNotContain(TOKEN.value());
  }

  @Test
  void a_key_that_comes_again_gets_the_same_answer_and_takes_nothing_over() {
    vouches();
    var first = handIn("key", TOKEN);

    assertThat(platform.importVerification("key", ana.id(), TOKEN, WhenNotSent.IS_TAKEN_BACK))
        .isEqualTo(new Reply.Answered(first, true));
    isTakenOverOnce();
  }

  @Test
  void a_lost_answer_is_found_and_the_token_is_sent_once() {
    vouches();
    importer.losesTheNextAnswer();

    assertThat(handIn("key", TOKEN).status()).isEqualTo(201);

    isTakenOverOnce();
    assertThat(importer.received()).hasSize(1);
  }

  @Test
  void a_lost_request_is_sent_again_under_the_same_key_once_it_can_no_longer_have_an_effect() {
    vouches();
    importer.losesTheNextRequest();

    assertThat(handIn("key", TOKEN).status()).isEqualTo(202);
    assertThat(verification()).isInstanceOf(Verification.NotStarted.class);
    platform.resolveEverything();

    assertThat(handIn("key", TOKEN).status()).isEqualTo(201);
    isTakenOverOnce();
  }

  @Test
  void a_token_that_ran_out_while_it_was_in_doubt_is_refused_and_left_to_nobody() {
    vouches();
    importer.losesTheNextRequest();
    handIn("key", TOKEN);
    importer.letsExpire(TOKEN);

    platform.resolveEverything();

    assertThat(handIn("key", TOKEN).body()).isEqualTo(Reason.SHARE_TOKEN_EXPIRED.name());
    assertThat(platform.store.operations().all())
        .singleElement()
        .isInstanceOf(Operation.Rejected.class);
  }

  @Test
  void a_refused_token_changes_nothing_and_a_fresh_one_may_follow() {
    importer.letsExpire(TOKEN);
    importer.vouches(FRESH, new Finding.Approved(verifiedAt, null));

    assertThat(handIn("key-1", TOKEN).body()).isEqualTo(Reason.SHARE_TOKEN_EXPIRED.name());
    assertThat(verification()).isInstanceOf(Verification.NotStarted.class);
    assertThat(told()).containsExactly("kyc.import_requested", "kyc.import_refused");
    assertThat(events().getLast().facts()).containsOnly(entry("reason", "SHARE_TOKEN_EXPIRED"));

    assertThat(handIn("key-2", FRESH).status()).isEqualTo(201);
    assertThat(VerificationState.of(verification())).isEqualTo(VerificationState.APPROVED);
  }

  @Test
  void a_token_that_the_importer_does_not_know_or_has_taken_before_is_not_accepted() {
    assertThat(handIn("key-1", TOKEN).body()).isEqualTo(Reason.SHARE_TOKEN_NOT_ACCEPTED.name());
    vouches();
    handIn("key-2", TOKEN);

    assertThat(handIn("key-3", TOKEN).body()).isEqualTo(Reason.SHARE_TOKEN_NOT_ACCEPTED.name());
  }

  @Test
  void who_is_still_looked_at_there_is_approved_by_another_token() {
    importer.vouches(TOKEN, new Finding.UnderReview());
    importer.vouches(FRESH, new Finding.Approved(verifiedAt, null));

    handIn("key-1", TOKEN);
    assertThat(verification()).isInstanceOf(Verification.UnderReview.class);

    handIn("key-2", FRESH);
    assertThat(verification()).isInstanceOf(Verification.Approved.class);
  }

  @Test
  void nothing_that_was_never_sent_is_left_behind_while_the_importer_is_away() {
    vouches();
    importer.goesAway();

    assertThat(platform.importVerification("key", ana.id(), TOKEN, WhenNotSent.IS_TAKEN_BACK))
        .isInstanceOf(Reply.NotSent.class);
    assertThat(platform.store.verificationImports().all())
        .singleElement()
        .isInstanceOf(VerificationImport.Refused.class);

    importer.comesBack();
    assertThat(handIn("key", TOKEN).status()).isEqualTo(201);
    assertThat(importer.taken()).isEqualTo(1);
  }

  @Test
  void who_would_rather_wait_has_it_taken_over_when_the_importer_is_back() {
    vouches();
    importer.goesAway();
    assertThat(handIn("key", TOKEN, WhenNotSent.GOES_ON).status()).isEqualTo(202);

    assertThat(handIn("key-2", FRESH).body()).isEqualTo("ImportUnderWay");
    importer.comesBack();
    platform.resolveEverything();

    isTakenOverOnce();
  }

  @Test
  void a_new_customer_is_there_at_once_and_the_rest_follows() {
    vouches();
    var created =
        platform.given.in(
            platform.tenant,
            () ->
                platform.createCustomer.handle(
                    platform.tenant.id(),
                    null,
                    CustomerBuilder.aFullProfile("bea@example.com"),
                    TOKEN,
                    InMemoryPlatform.BY));
    assertThat(importer.received()).isEmpty();
    var bea = ((CreateCustomer.Result.Created) created).customer().id();
    assertThat(verification(bea)).isInstanceOf(Verification.NotStarted.class);

    platform.resolveEverything();

    assertThat(VerificationState.of(verification(bea))).isEqualTo(VerificationState.APPROVED);
  }

  @Test
  void where_nobody_takes_tokens_none_is_taken_and_no_customer_is_made_for_one() {
    importer.isTakenAway();

    assertThat(handIn("key", TOKEN).body()).isEqualTo("OfCustomer");
    assertThat(
            platform.given.in(
                platform.tenant,
                () ->
                    platform.createCustomer.handle(
                        platform.tenant.id(),
                        null,
                        CustomerBuilder.aFullProfile("bea@example.com"),
                        TOKEN,
                        InMemoryPlatform.BY)))
        .isEqualTo(new CreateCustomer.Result.Refused(new CustomerRefusal.ImportNotConfigured()));
    assertThat(platform.store.operations().all()).isEmpty();
    assertThat(events()).isEmpty();
  }

  @Test
  void what_waits_for_an_importer_that_was_taken_away_is_given_up() {
    importer.goesAway();
    handIn("key", TOKEN, WhenNotSent.GOES_ON);
    importer.isTakenAway();

    platform.resolveEverything();

    assertThat(handIn("key", TOKEN, WhenNotSent.GOES_ON).body())
        .isEqualTo(Reason.VERIFICATION_IMPORT_NOT_CONFIGURED.name());
  }

  @Test
  void what_was_found_elsewhere_never_undoes_the_providers_approval() {
    platform.given.in(
        platform.tenant,
        () -> {
          platform.hearOfProof.handle(
              ana, Report.APPROVED, Initiator.PROVIDER, platform.store.now());
          return ana;
        });
    importer.vouches(TOKEN, new Finding.Rejected(platform.store.now(), Finality.FINAL));

    handIn("key", TOKEN);

    assertThat(VerificationState.of(verification())).isEqualTo(VerificationState.APPROVED);
    assertThat(events().getLast().type()).isEqualTo("kyc.contradicted");
    assertThat(events().getLast().facts())
        .contains(entry("reported", "REJECTED"), entry("reportedBy", "IMPORT"));
  }

  @Test
  void the_tenant_has_a_suspended_customer_verified_and_they_themselves_do_not() {
    vouches();
    platform.given.in(
        platform.tenant,
        () ->
            platform.suspendCustomer.suspend(
                platform.tenant.id(), ana.id(), "why", InMemoryPlatform.BY));

    assertThat(
            platform.given.in(
                platform.tenant,
                () ->
                    platform.importVerification.byThemselves(
                        platform.tenant.id(), ana.id(), TOKEN, InMemoryPlatform.BY)))
        .isEqualTo(refused(new CustomerRefusal.CustomerSuspended(ana.id())));
    assertThat(handIn("key", TOKEN).status()).isEqualTo(201);
  }

  @Test
  void nobody_else_is_verified() {
    var nobody = CustomerId.next(Given.IDS, CustomerType.INDIVIDUAL);

    assertThat(
            platform.given.in(
                platform.tenant,
                () ->
                    platform.importVerification.byTenant(
                        platform.tenant.id(), nobody, TOKEN, InMemoryPlatform.BY)))
        .isEqualTo(refused(new CustomerRefusal.NoSuchCustomer()));
  }

  private static ImportVerification.Result refused(CustomerRefusal why) {
    return new ImportVerification.Result.Refused(new KycRefusal.OfCustomer(why));
  }
}
