package io.purser.domain.customer;

import static io.purser.domain.InMemoryPlatform.BY;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.InMemoryPlatform;
import io.purser.domain.audit.AuditEntry;
import io.purser.domain.audit.Initiator;
import io.purser.domain.audit.MemberChange;
import io.purser.domain.idempotency.Reply;
import io.purser.domain.operation.Rejection;
import io.purser.domain.tenant.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Creating, registering, suspending and linking customers. */
final class CustomerUseCasesTest {
  private static final Initiator OPERATOR =
      new Initiator("operator:https://login.example.com|7", "asked by phone", "request-9");

  private final InMemoryPlatform platform = new InMemoryPlatform();

  private CreateCustomer.Result create(@Nullable String externalId, @Nullable String email) {
    var profile =
        new Profile(
            new Profile.Party.Person(null, null, null, null),
            email == null ? null : new Email(email),
            null,
            null,
            Metadata.NONE);
    return platform.given.in(
        platform.tenant,
        () ->
            platform.createCustomer.handle(
                platform.tenant.id(),
                externalId == null ? null : new ExternalId(externalId),
                profile,
                BY));
  }

  private static CustomerId idOf(CreateCustomer.Result result) {
    if (result instanceof CreateCustomer.Result.Created(var customer)) {
      return customer.id();
    }
    throw new AssertionError("not created: " + result);
  }

  private SuspendCustomer.Result suspend(CustomerId id) {
    return platform.given.in(
        platform.tenant,
        () -> platform.suspendCustomer.suspend(platform.tenant.id(), id, "a reason", OPERATOR));
  }

  private SuspendCustomer.Result reactivate(CustomerId id) {
    return platform.given.in(
        platform.tenant,
        () -> platform.suspendCustomer.reactivate(platform.tenant.id(), id, OPERATOR));
  }

  private Optional<CustomerRefusal> link(Tenant tenant, CustomerId id, String subject) {
    return platform.given.in(
        tenant,
        () ->
            platform.linkLogin.handle(
                tenant.id(), id, "https://login.example.com", subject, Set.of(), OPERATOR));
  }

  private static String body(Reply reply) {
    if (reply instanceof Reply.Answered(var answer, _)) {
      return answer.body();
    }
    throw new AssertionError("no answer but " + reply);
  }

  @Test
  void a_customer_is_created_from_nothing_and_that_is_written_down() {
    var id = idOf(create(null, null));

    assertThat(platform.load(id)).isInstanceOf(Customer.Active.class);
    assertThat(platform.store.eventLog().types()).containsExactly("customer.created");
    assertThat(platform.store.auditLog().all())
        .singleElement()
        .returns("service:app", AuditEntry::actor)
        .returns("customer.created", AuditEntry::action)
        .returns(id.value(), AuditEntry::subject)
        .returns("request-1", AuditEntry::requestId);
    assertThat(platform.provider.reads()).isZero();
  }

  @Test
  void an_email_or_external_id_that_is_taken_names_who_has_it_and_leaves_no_trace() {
    var ana = idOf(create("1", "ana@example.com"));

    assertThat(create("2", "ANA@example.com"))
        .isEqualTo(new CreateCustomer.Result.Refused(new CustomerRefusal.EmailTaken(ana)));
    assertThat(create("1", "ben@example.com"))
        .isEqualTo(new CreateCustomer.Result.Refused(new CustomerRefusal.ExternalIdTaken(ana)));
    assertThat(platform.store.eventLog().types()).hasSize(1);
  }

  @Test
  void events_and_audit_hold_nothing_personal() {
    var id = idOf(create("external-secret", "ana@example.com"));
    platform.register("key", id);

    assertThat(platform.store.eventLog().all().toString()).doesNotContain("ana", "external-secret");
    assertThat(platform.store.auditLog().all().toString())
        .doesNotContain("ana@", "external-secret");
  }

  @Test
  void suspending_and_reactivating_may_be_repeated_without_effect() {
    var id = idOf(create(null, null));

    assertThat(suspend(id)).isInstanceOf(SuspendCustomer.Result.Done.class);
    var suspended = platform.load(id);
    suspend(id);
    assertThat(platform.load(id)).isEqualTo(suspended);

    reactivate(id);
    var active = platform.load(id);
    reactivate(id);
    assertThat(platform.load(id)).isEqualTo(active).isInstanceOf(Customer.Active.class);
    assertThat(platform.store.eventLog().types())
        .containsExactly("customer.created", "customer.suspended", "customer.reactivated");
    assertThat(platform.store.auditLog().all().getLast())
        .returns("asked by phone", AuditEntry::reason)
        .returns(
            List.of(new MemberChange.Plain("state", "SUSPENDED", "ACTIVE")), AuditEntry::changes);
  }

  @Test
  void another_tenants_customer_is_answered_as_none_is() {
    var foreign = platform.given.customer(platform.given.tenant()).id();
    var none = CustomerId.next(Given.IDS, CustomerType.INDIVIDUAL);

    assertThat(suspend(foreign)).isEqualTo(suspend(none));
    assertThat(reactivate(foreign)).isEqualTo(reactivate(none));
    assertThat(link(platform.tenant, foreign, "s")).isEqualTo(link(platform.tenant, none, "s"));
    assertThat(body(platform.register("k1", foreign)))
        .isEqualTo(body(platform.register("k2", none)))
        .isEqualTo("NoSuchCustomer");
  }

  @Test
  void a_subject_is_linked_once_and_for_ever() {
    var ana = idOf(create(null, null));
    var ben = idOf(create(null, null));

    assertThat(link(platform.tenant, ana, "s")).isEmpty();
    assertThat(link(platform.tenant, ana, "s")).isEmpty();
    assertThat(link(platform.tenant, ana, "t")).isEmpty();
    assertThat(link(platform.tenant, ben, "s")).contains(new CustomerRefusal.LoginTaken());
  }

  @Test
  void a_customer_is_registered_once() {
    var id = idOf(create(null, "ana@example.com"));

    assertThat(body(platform.register("k1", id))).isEqualTo("done " + id);
    assertThat(body(platform.register("k2", id))).isEqualTo("AlreadyRegistered");
    assertThat(platform.provider.writesReceived()).isEqualTo(1);
  }

  @Test
  void who_cannot_be_registered_is_told_why() {
    var withoutEmail = idOf(create(null, null));
    var suspended = idOf(create(null, "ana@example.com"));
    suspend(suspended);

    assertThat(body(platform.register("k1", withoutEmail))).isEqualTo("EmailMissing");
    assertThat(body(platform.register("k2", suspended))).isEqualTo("CustomerSuspended");
    assertThat(platform.store.operations().all()).isEmpty();
  }

  @Test
  void an_email_being_registered_for_a_neighbour_is_refused_at_once() {
    var neighbour = platform.given.neighbourOf(platform.tenant);
    var theirs =
        platform.given.customer(
            CustomerBuilder.aCustomer().of(neighbour.id()).email("ana@example.com").build());
    platform.given.in(
        neighbour, () -> platform.registerCustomer.plan(neighbour.id(), theirs.id(), BY));
    var ours = idOf(create(null, "Ana@example.com"));

    assertThat(body(platform.register("key", ours))).isEqualTo("EMAIL_KNOWN_TO_PROVIDER");
    assertThat(platform.load(ours).registration()).isInstanceOf(Registration.Failed.class);

    platform.resolveEverything();
    assertThat(
            platform.provider.customersMade(
                platform.tenant.account(), new Email("ana@example.com")))
        .isEqualTo(1);
  }

  @Test
  void a_registration_that_failed_may_be_asked_for_again() {
    var id = idOf(create(null, "ana@example.com"));
    platform.provider.refusesTheNextWrite(
        new Rejection(Rejection.Reason.REFUSED_BY_PROVIDER, "E-1"));

    assertThat(body(platform.register("k1", id))).isEqualTo("REFUSED_BY_PROVIDER");
    assertThat(body(platform.register("k2", id))).isEqualTo("done " + id);
    assertThat(body(platform.register("k1", id))).isEqualTo("REFUSED_BY_PROVIDER");
  }

  @Test
  void two_keys_for_one_registration_end_with_one_answer() {
    var id = idOf(create(null, "ana@example.com"));
    platform.provider.goesAway();
    platform.register("k1", id);
    platform.register("k2", id);
    platform.provider.comesBack();

    platform.resolveEverything();

    assertThat(body(platform.register("k1", id))).isEqualTo("done " + id);
    assertThat(body(platform.register("k2", id))).isEqualTo("done " + id);
    assertThat(platform.provider.writesReceived()).isEqualTo(1);
  }
}
