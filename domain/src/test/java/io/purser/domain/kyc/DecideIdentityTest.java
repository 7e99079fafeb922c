package io.purser.domain.kyc;

import static io.purser.domain.kyc.KycAtWork.EVIDENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.purser.domain.Given;
import io.purser.domain.audit.AuditEntry;
import io.purser.domain.audit.MemberChange;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.customer.CustomerType;
import io.purser.domain.event.DomainEvent;
import io.purser.domain.kyc.Decision.Finality;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an operator decides, and what stands between them and the provider. */
final class DecideIdentityTest {
  private final KycAtWork kyc = new KycAtWork();
  private final Customer ana = kyc.ana();

  private Map<String, String> lastFacts() {
    return kyc.events().getLast().facts();
  }

  private static DecideIdentity.Result refused(KycRefusal why) {
    return new DecideIdentity.Result.Refused(why);
  }

  @Test
  void an_approval_is_kept_with_its_evidence_and_the_event_tells_none_of_it() {
    var until = kyc.platform.store.now().plus(Duration.ofDays(365));

    kyc.approve(ana.id(), until);

    var status = kyc.status(ana.id());
    assertThat(status.verification())
        .isEqualTo(
            new Verification.Approved(
                new Verification.Header(
                    kyc.platform.tenant.id(), ana.id(), kyc.platform.store.now(), 1),
                new Verification.Ruling(Verifier.OPERATOR, kyc.platform.store.now()),
                until));
    assertThat(status.evidence())
        .isNotNull()
        .returns(EVIDENCE, SeenEvidence::evidence)
        .returns(kyc.platform.store.now(), SeenEvidence::seenAt);
    assertThat(status.missing()).containsExactly(Missing.TERMS);
    assertThat(kyc.events())
        .singleElement()
        .returns("kyc.changed", DomainEvent::type)
        .returns(ana.id().value(), DomainEvent::subject);
    assertThat(lastFacts())
        .containsOnly(
            entry("before", "NOT_STARTED"),
            entry("kyc", "APPROVED"),
            entry("verifiedBy", "OPERATOR"),
            entry("expiresAt", until.toString()));
    assertThat(kyc.lastAudited())
        .get()
        .returns("kyc.changed", AuditEntry::action)
        .returns("operator:cleo", AuditEntry::actor)
        .returns("seen in a call", AuditEntry::reason)
        .returns(
            List.of(new MemberChange.Plain("kyc", "NOT_STARTED", "APPROVED")), AuditEntry::changes);
  }

  @Test
  void a_rejection_says_whether_another_try_helps() {
    kyc.reject(ana.id(), Finality.RETRYABLE);

    assertThat(kyc.state(ana.id())).isEqualTo(VerificationState.REJECTED);
    assertThat(lastFacts()).contains(entry("retryable", "true"), entry("reason", "DETAILS_DIFFER"));
    assertThat(kyc.status(ana.id()).missing()).contains(Missing.IDENTITY_PROOF);

    kyc.report(ana, Report.APPROVED);
    assertThat(kyc.state(ana.id())).isEqualTo(VerificationState.APPROVED);
    assertThat(lastFacts()).contains(entry("verifiedBy", "PROVIDER"));
  }

  @Test
  void what_an_operator_has_ended_the_provider_does_not_undo_and_that_is_told() {
    kyc.reject(ana.id(), Finality.FINAL);
    var ended = kyc.status(ana.id());

    kyc.report(ana, Report.UNDER_REVIEW);
    assertThat(kyc.events()).hasSize(1);
    kyc.report(ana, Report.APPROVED);

    assertThat(kyc.status(ana.id())).isEqualTo(ended);
    assertThat(kyc.events().getLast().type()).isEqualTo("kyc.contradicted");
    assertThat(lastFacts()).contains(entry("kyc", "REJECTED"), entry("reported", "APPROVED"));

    kyc.approve(ana.id(), null);
    kyc.report(ana, Report.REJECTED);
    assertThat(kyc.state(ana.id())).isEqualTo(VerificationState.APPROVED);
    assertThat(kyc.events().getLast().type()).isEqualTo("kyc.contradicted");
    assertThat(lastFacts()).contains(entry("kyc", "APPROVED"), entry("reported", "REJECTED"));
  }

  @Test
  void only_what_was_approved_is_verified_anew() {
    assertThat(kyc.decide(ana.id(), new Decision.VerifyAnew()))
        .isEqualTo(refused(new KycRefusal.NothingApproved(VerificationState.NOT_STARTED)));
    assertThat(kyc.events()).isEmpty();
    kyc.report(ana, Report.APPROVED);

    kyc.decide(ana.id(), new Decision.VerifyAnew());
    kyc.decide(ana.id(), new Decision.VerifyAnew());

    assertThat(kyc.state(ana.id())).isEqualTo(VerificationState.PENDING_VERIFICATION);
    assertThat(kyc.events()).hasSize(2);
    kyc.report(ana, Report.APPROVED);
    assertThat(kyc.state(ana.id())).isEqualTo(VerificationState.APPROVED);
  }

  @Test
  void an_approval_that_has_run_out_is_to_be_shown_anew_without_anybody_saying_so() {
    kyc.approve(ana.id(), kyc.platform.store.now().plus(Duration.ofDays(1)));

    kyc.platform.store.letTimePass(Duration.ofDays(1));

    assertThat(kyc.state(ana.id())).isEqualTo(VerificationState.PENDING_VERIFICATION);
    assertThat(kyc.events()).hasSize(1);
    // What counts against an operator's approval does not count against one that is over.
    kyc.report(ana, Report.REJECTED);
    assertThat(kyc.state(ana.id())).isEqualTo(VerificationState.REJECTED);
    assertThat(lastFacts()).contains(entry("before", "PENDING_VERIFICATION"));
  }

  @Test
  void one_who_is_suspended_is_decided_about_and_one_who_is_deleted_or_not_there_is_not() {
    kyc.suspend(ana.id());
    kyc.approve(ana.id(), null);
    assertThat(kyc.state(ana.id())).isEqualTo(VerificationState.APPROVED);
    kyc.delete(ana.id());
    var nobody = CustomerId.next(Given.IDS, CustomerType.INDIVIDUAL);

    assertThat(kyc.approve(ana.id(), null))
        .isEqualTo(
            refused(new KycRefusal.OfCustomer(new CustomerRefusal.CustomerDeleted(ana.id()))));
    assertThat(kyc.approve(nobody, null))
        .isEqualTo(refused(new KycRefusal.OfCustomer(new CustomerRefusal.NoSuchCustomer())));
  }

  @Test
  void of_one_who_is_deleted_the_state_stays_and_what_was_looked_at_goes() {
    kyc.approve(ana.id(), null);

    kyc.delete(ana.id());
    kyc.report(ana, Report.REJECTED);

    assertThat(kyc.state(ana.id())).isEqualTo(VerificationState.APPROVED);
    assertThat(kyc.status(ana.id()).evidence()).isNull();
    assertThat(kyc.status(ana.id()).missing()).isEmpty();
    assertThat(kyc.events()).hasSize(1);
  }
}
