package io.purser.domain.kyc;

import static io.purser.domain.customer.CustomerBuilder.aCustomer;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.audit.AuditEntry;
import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerBuilder;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.event.DomainEvent;
import io.purser.domain.kyc.Decision.Finality;
import io.purser.domain.kyc.Decision.Ground;
import io.purser.domain.kyc.business.ReadBusiness;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Customers, and everything that can be said about who they are. */
final class KycAtWork {
  static final Initiator OPERATOR = new Initiator("operator:cleo", "seen in a call", "request-2");
  static final Evidence EVIDENCE = new Evidence(Evidence.Kind.PASSPORT, "case 17", "BR");

  final InMemoryPlatform platform = new InMemoryPlatform();
  final DecideIdentity decideIdentity =
      new DecideIdentity(
          platform.store.customers(),
          platform.store.verifications(),
          platform.journal,
          platform.store.ids(),
          platform.store.clock());
  final AcceptTerms acceptTerms =
      new AcceptTerms(
          platform.store.customers(),
          platform.store.termsAcceptances(),
          platform.journal,
          platform.store.clock());
  final ReadKyc readKyc =
      new ReadKyc(
          platform.store.verifications(),
          platform.store.termsAcceptances(),
          new ReadBusiness(
              platform.store.legalProfiles(),
              platform.store.shareholders(),
              platform.store.documents()),
          platform.store.clock());

  <T> T in(Supplier<T> body) {
    return platform.given.in(platform.tenant, body);
  }

  /** Somebody of whom everything is known. */
  Customer.Living ana() {
    return platform.given.customer(
        aCustomer()
            .of(platform.tenant.id())
            .profile(CustomerBuilder.aFullProfile("ana@example.com"))
            .createdAt(platform.store.now())
            .build());
  }

  DecideIdentity.Result decide(CustomerId id, Decision decision) {
    return in(() -> decideIdentity.handle(platform.tenant.id(), id, decision, OPERATOR));
  }

  DecideIdentity.Result approve(CustomerId id, @Nullable Instant until) {
    return decide(id, new Decision.Approve(EVIDENCE, until));
  }

  DecideIdentity.Result reject(CustomerId id, Finality finality) {
    return decide(id, new Decision.Reject(EVIDENCE, Ground.DETAILS_DIFFER, finality));
  }

  void report(Customer customer, Report report) {
    in(
        () -> {
          platform.hearOfProof.handle(
              platform
                  .store
                  .customers()
                  .getForShare(platform.tenant.id(), customer.id())
                  .orElseThrow(),
              report,
              Initiator.PROVIDER,
              platform.store.now());
          return customer;
        });
  }

  KycStatus status(CustomerId id) {
    return in(
        () -> readKyc.of(platform.store.customers().get(platform.tenant.id(), id).orElseThrow()));
  }

  VerificationState state(CustomerId id) {
    return VerificationState.of(status(id).verification());
  }

  void suspend(CustomerId id) {
    in(
        () ->
            platform.suspendCustomer.suspend(
                platform.tenant.id(), id, "a reason", InMemoryPlatform.BY));
  }

  void delete(CustomerId id) {
    in(
        () ->
            platform.deleteCustomer.handle(
                platform.tenant.id(), id, _ -> true, InMemoryPlatform.BY));
  }

  /** What was told of verifications. */
  List<DomainEvent> events() {
    return platform.store.eventLog().all().stream()
        .filter(event -> event.type().startsWith("kyc."))
        .toList();
  }

  Optional<AuditEntry> lastAudited() {
    return platform.store.auditLog().all().stream().reduce((_, last) -> last);
  }
}
