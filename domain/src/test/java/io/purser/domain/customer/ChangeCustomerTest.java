package io.purser.domain.customer;

import static io.purser.domain.InMemoryPlatform.BY;
import static io.purser.domain.customer.CustomerBuilder.aBusiness;
import static io.purser.domain.customer.CustomerBuilder.aCustomer;
import static io.purser.domain.customer.CustomerChangesBuilder.changes;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.InMemoryPlatform;
import io.purser.domain.audit.AuditEntry;
import io.purser.domain.audit.MemberChange;
import io.purser.domain.card.onboarding.StartCardOnboarding;
import io.purser.domain.idempotency.Reply;
import io.purser.domain.operation.OperationId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What may be changed about a customer, by whom, and what comes of it. */
final class ChangeCustomerTest {
  private final InMemoryPlatform platform = new InMemoryPlatform();

  private Customer ana() {
    return platform.given.customer(
        aCustomer()
            .of(platform.tenant.id())
            .externalId("ana-1")
            .profile(CustomerBuilder.aFullProfile("ana@example.com"))
            .createdAt(platform.store.now().minusSeconds(60))
            .build());
  }

  private ChangeCustomer.Result change(Customer customer, CustomerChangesBuilder changes) {
    return platform.given.in(
        platform.tenant,
        () ->
            platform.changeCustomer.byTenant(
                platform.tenant.id(), customer.id(), _ -> true, changes.build(), BY));
  }

  private Customer changed(Customer customer, CustomerChangesBuilder changes) {
    if (change(customer, changes) instanceof ChangeCustomer.Result.Done(var done)) {
      assertThat(platform.load(customer.id())).isEqualTo(done);
      return done;
    }
    throw new AssertionError("not changed");
  }

  private static ChangeCustomer.Result refused(CustomerRefusal why) {
    return new ChangeCustomer.Result.Refused(why);
  }

  private static String body(Reply reply) {
    if (reply instanceof Reply.Answered(var answer, _)) {
      return answer.body();
    }
    throw new AssertionError("no answer but " + reply);
  }

  @Test
  void what_is_not_named_stays_and_what_is_named_becomes_so_or_goes() {
    var ana = ana();

    var after =
        changed(
            ana, changes().email("ana.lima@example.com").phone(null).familyName("Lima").name(null));

    assertThat(after.profile())
        .isEqualTo(
            new Profile(
                new Profile.Party.Person(null, "Ana", "Lima", BirthDate.of("1990-01-31")),
                new Email("ana.lima@example.com"),
                null,
                ana.profile().address(),
                ana.profile().metadata()));
    assertThat(after.header().externalId()).isEqualTo(ana.header().externalId());
    assertThat(after.header().version()).isEqualTo(2);
    assertThat(after.header().updatedAt()).isAfter(ana.header().updatedAt());
    assertThat(after.header().createdAt()).isEqualTo(ana.header().createdAt());
  }

  @Test
  void the_event_names_what_has_changed_and_tells_no_value_of_it() {
    changed(
        ana(),
        changes()
            .externalId("secret-2")
            .email("secret@example.com")
            .phone("+15550100123")
            .birthDate("1990-02-01")
            .metadata("secret-key", "secret-value"));

    assertThat(platform.store.eventLog().all().getLast())
        .satisfies(
            event -> {
              assertThat(event.type()).isEqualTo("customer.updated");
              assertThat(event.facts())
                  .isEqualTo(Map.of("members", "externalId,email,birthDate,metadata"));
            });
    assertThat(platform.store.auditLog().all().getLast())
        .returns("customer.updated", AuditEntry::action)
        .returns(BY.actor(), AuditEntry::actor)
        .satisfies(
            entry ->
                assertThat(entry.changes())
                    .extracting(MemberChange::member)
                    .containsExactly("externalId", "email", "birthDate", "metadata"));
    assertThat(platform.store.auditLog().all().getLast().changes().get(1))
        .isEqualTo(new MemberChange.Personal("email", "ana@example.com", "secret@example.com"));
    assertThat(platform.store.eventLog().all().toString() + platform.store.auditLog().all())
        .doesNotContain("secret", "+1555", "1990");
  }

  @Test
  void every_member_that_changes_alone_is_noticed() {
    var ana = ana();
    var alone =
        Map.of(
            "externalId", changes().externalId("ana-2"),
            "email", changes().email("other@example.com"),
            "phone", changes().phone("+15550100199"),
            "name", changes().name("Other"),
            "givenName", changes().givenName("Other"),
            "familyName", changes().familyName("Other"),
            "birthDate", changes().birthDate("1991-01-31"),
            "address", changes().address(_ -> Address.UNKNOWN),
            "metadata", changes().metadata("other", "x"));

    alone.forEach(
        (member, change) -> {
          changed(ana, change);
          assertThat(platform.store.eventLog().all().getLast().facts())
              .isEqualTo(Map.of("members", member));
        });

    var acme = platform.given.customer(aBusiness().of(platform.tenant.id()).build());
    changed(acme, changes().legalName("Acme Ltd").website("https://example.com"));
    assertThat(platform.store.eventLog().all().getLast().facts())
        .isEqualTo(Map.of("members", "legalName,website"));
  }

  @Test
  void what_is_so_already_writes_nothing() {
    var ana = ana();

    assertThat(changed(ana, changes().email("ana@example.com").familyName("Example")))
        .isEqualTo(ana);
    assertThat(changed(ana, changes())).isEqualTo(ana);
    assertThat(platform.store.eventLog().types()).isEmpty();
    assertThat(platform.store.auditLog().all()).isEmpty();
  }

  @Test
  void another_version_than_the_callers_is_left_alone() {
    var ana = ana();

    var result =
        platform.given.in(
            platform.tenant,
            () ->
                platform.changeCustomer.byTenant(
                    platform.tenant.id(),
                    ana.id(),
                    version -> version == 7,
                    changes().name("X").build(),
                    BY));

    assertThat(result).isEqualTo(new ChangeCustomer.Result.OtherVersion());
    assertThat(platform.load(ana.id())).isEqualTo(ana);
  }

  @Test
  void what_another_has_is_refused_as_at_creation_and_what_is_given_up_is_free() {
    var ana = ana();
    var ben = platform.customer("ben@example.com");

    assertThat(change(ben, changes().email("ANA@example.com")))
        .isEqualTo(refused(new CustomerRefusal.EmailTaken(ana.id())));
    assertThat(change(ben, changes().externalId("ana-1")))
        .isEqualTo(refused(new CustomerRefusal.ExternalIdTaken(ana.id())));
    assertThat(platform.store.eventLog().types()).isEmpty();

    changed(ana, changes().email(null).externalId("ana-2"));
    changed(ben, changes().email("ana@example.com").externalId("ana-1"));
  }

  @Test
  void another_spelling_of_ones_own_email_is_no_clash() {
    assertThat(changed(ana(), changes().email("Ana@Example.com")).profile().email())
        .isEqualTo(new Email("Ana@Example.com"));
  }

  @Test
  void a_company_changes_as_a_company() {
    var acme = platform.given.customer(aBusiness().of(platform.tenant.id()).build());

    assertThat(
            changed(acme, changes().name("Acme").website("https://example.com")).profile().party())
        .isEqualTo(new Profile.Party.Company("Acme", null, "https://example.com"));
  }

  @Test
  void an_address_goes_when_nothing_is_left_of_it() {
    var ana = ana();

    var moved =
        changed(
            ana,
            changes()
                .address(
                    now ->
                        new Address(
                            now.line1(), null, "Rio", null, now.postalCode(), now.country())));
    assertThat(moved.profile().address())
        .isEqualTo(new Address("1 Example Street", null, "Rio", null, "01310-100", "BR"));
    assertThat(changed(ana, changes().address(_ -> Address.UNKNOWN)).profile().address()).isNull();
    assertThat(platform.store.eventLog().all())
        .extracting(event -> event.facts().get("members"))
        .containsExactly("address", "address");
  }

  @Test
  void metadata_that_would_be_too_much_once_merged_is_refused() {
    var ana = ana();
    var many = changes();
    for (int i = 0; i < 47; i++) {
      many.metadata("key-" + i, "x");
    }
    var full = changed(ana, many);
    assertThat(full.profile().metadata().entries()).hasSize(50);

    assertThat(change(ana, changes().metadata("one-more", "x")))
        .isEqualTo(
            refused(
                new CustomerRefusal.NotPossible(
                    CustomerMember.METADATA, "must have at most 50 keys")));
    assertThat(platform.load(ana.id())).isEqualTo(full);
  }

  @Test
  void a_suspended_customer_is_corrected_by_the_tenant_and_not_by_themselves() {
    var ana = ana();
    platform.given.in(
        platform.tenant,
        () -> platform.suspendCustomer.suspend(platform.tenant.id(), ana.id(), "a reason", BY));

    var byThemselves =
        platform.given.in(
            platform.tenant,
            () ->
                platform.changeCustomer.byThemselves(
                    platform.tenant.id(), ana.id(), _ -> true, changes().name("X").build(), BY));

    assertThat(byThemselves).isEqualTo(refused(new CustomerRefusal.CustomerSuspended(ana.id())));
    assertThat(changed(ana, changes().name("Right")))
        .isInstanceOfSatisfying(
            Customer.Suspended.class,
            suspended -> {
              assertThat(suspended.reason()).isEqualTo("a reason");
              assertThat(suspended.profile().party().name()).isEqualTo("Right");
            });
  }

  @Test
  void another_tenants_customer_is_answered_as_none_is() {
    var foreign = platform.given.customer(platform.given.tenant());
    var none = aCustomer().withId(CustomerId.next(Given.IDS, CustomerType.INDIVIDUAL)).build();

    assertThat(change(foreign, changes().name("X"))).isEqualTo(change(none, changes().name("X")));
  }

  @Test
  void the_provider_keeps_the_email_under_which_it_knows_the_customer() {
    var ana = ana();
    platform.register("k1", ana.id());
    var first = registrationOf(platform.load(ana.id()));
    assertThat(first.email()).isEqualTo(new Email("ana@example.com"));

    changed(ana, changes().email("second@example.com"));
    var after = changed(ana, changes().email("third@example.com"));

    assertThat(registrationOf(after)).isEqualTo(first);
    assertThat(platform.provider.writesReceived()).isEqualTo(1);
  }

  @Test
  void whoever_was_registered_before_that_was_kept_is_known_by_the_email_of_then() {
    var registered = platform.given.registeredCustomer(platform.tenant, "theirs");
    var withEmail = changed(registered, changes().email("then@example.com"));
    assertThat(registrationOf(withEmail).email()).isNull();

    assertThat(registrationOf(changed(withEmail, changes().email("now@example.com"))).email())
        .isEqualTo(new Email("then@example.com"));
  }

  private static ProviderCustomer registrationOf(Customer customer) {
    if (customer.registration() instanceof Registration.Registered(var known)) {
      return known;
    }
    throw new AssertionError("not registered: " + customer);
  }

  @Test
  void an_email_that_the_provider_has_once_known_registers_nobody_else() {
    var ana = ana();
    platform.register("k1", ana.id());
    changed(ana, changes().email("other@example.com"));
    var ben = platform.customer("ana@example.com");

    assertThat(body(platform.register("k2", ben.id()))).isEqualTo("EMAIL_KNOWN_TO_PROVIDER");

    changed(ben, changes().email("ben@example.com"));
    assertThat(body(platform.register("k3", ben.id()))).isEqualTo("done " + ben.id());
  }

  @Test
  void an_email_stays_while_the_provider_is_told_of_it_and_everything_else_may_change() {
    var ana = ana();
    var operation = planned(ana);

    assertThat(change(ana, changes().email("other@example.com")))
        .isEqualTo(refused(new CustomerRefusal.EmailInUse(operation)));
    assertThat(change(ana, changes().email(null)))
        .isEqualTo(refused(new CustomerRefusal.EmailInUse(operation)));
    changed(ana, changes().phone(null).metadata("a", "b").email("ana@example.com"));
    assertThat(platform.load(ana.id()).registration())
        .isEqualTo(new Registration.Pending(operation));
  }

  private OperationId planned(Customer customer) {
    var result =
        platform.given.in(
            platform.tenant,
            () -> platform.registerCustomer.plan(platform.tenant.id(), customer.id(), BY));
    if (result instanceof RegisterCustomer.Result.Planned(var operation)) {
      return operation;
    }
    throw new AssertionError("not planned: " + result);
  }

  @Test
  void an_email_stays_while_a_card_customer_is_made_under_it() {
    var ana = ana();
    var result =
        platform.given.in(
            platform.tenant,
            () -> platform.startCardOnboarding.plan(platform.tenant.id(), ana.id(), BY));
    assertThat(result).isInstanceOf(StartCardOnboarding.Result.Planned.class);

    assertThat(change(ana, changes().email("other@example.com")))
        .isInstanceOfSatisfying(
            ChangeCustomer.Result.Refused.class,
            it -> assertThat(it.why()).isInstanceOf(CustomerRefusal.EmailInUse.class));
  }
}
