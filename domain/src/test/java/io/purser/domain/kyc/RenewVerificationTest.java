package io.purser.domain.kyc;

import static io.purser.domain.customer.CustomerBuilder.aBusiness;
import static io.purser.domain.customer.CustomerChangesBuilder.changes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerChangesBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever is called otherwise than was looked at is verified anew. */
final class RenewVerificationTest {
  private final KycAtWork kyc = new KycAtWork();

  private void change(Customer customer, CustomerChangesBuilder changes) {
    kyc.in(
        () ->
            kyc.platform.changeCustomer.byTenant(
                kyc.platform.tenant.id(),
                customer.id(),
                _ -> true,
                changes.build(),
                InMemoryPlatform.BY));
  }

  private Customer business() {
    return kyc.platform.given.customer(
        aBusiness().of(kyc.platform.tenant.id()).createdAt(kyc.platform.store.now()).build());
  }

  @Test
  void a_person_by_another_name_or_of_another_birth_date_is_verified_anew() {
    for (var change :
        List.of(
            changes().givenName("Anna"),
            changes().familyName(null),
            changes().name("Anna Example"),
            changes().birthDate("1990-02-01"))) {
      var ana = kyc.ana();
      kyc.report(ana, Report.APPROVED);

      change(ana, change);

      assertThat(kyc.state(ana.id())).isEqualTo(VerificationState.PENDING_VERIFICATION);
      assertThat(kyc.events().getLast().facts())
          .containsOnly(
              entry("before", "APPROVED"),
              entry("kyc", "PENDING_VERIFICATION"),
              entry("reason", "DETAILS_CHANGED"));
      change(ana, changes().email(null));
    }
  }

  @Test
  void other_changes_and_changes_to_the_same_ask_for_nothing() {
    var ana = kyc.ana();
    kyc.approve(ana.id(), null);

    change(ana, changes().phone(null).email("other@example.com").externalId("ana-2"));
    change(ana, changes().givenName("Ana"));

    assertThat(kyc.state(ana.id())).isEqualTo(VerificationState.APPROVED);
    assertThat(kyc.events()).hasSize(1);
  }

  @Test
  void a_business_is_verified_anew_by_its_legal_name_alone() {
    var business = business();
    kyc.approve(business.id(), null);

    change(business, changes().name("Example").website("https://example.com"));
    assertThat(kyc.state(business.id())).isEqualTo(VerificationState.APPROVED);
    change(business, changes().legalName("Example Trading Ltd"));

    assertThat(kyc.state(business.id())).isEqualTo(VerificationState.PENDING_VERIFICATION);
  }

  @Test
  void who_was_not_approved_stays_as_they_are() {
    var ana = kyc.ana();
    kyc.report(ana, Report.UNDER_REVIEW);

    change(ana, changes().givenName("Anna"));

    assertThat(kyc.state(ana.id())).isEqualTo(VerificationState.UNDER_REVIEW);
  }
}
