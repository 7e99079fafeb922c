package io.purser.domain.kyc.business;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.purser.domain.Given;
import io.purser.domain.InMemoryPlatform;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerBuilder;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.event.DomainEvent;
import io.purser.domain.kyc.RenewVerification;
import io.purser.domain.kyc.Verification;
import io.purser.domain.kyc.Verification.Ruling;
import io.purser.domain.kyc.Verifier;
import io.purser.domain.kyc.business.BusinessRefusal.NotABusiness;
import io.purser.domain.kyc.business.BusinessRefusal.OfCustomer;
import io.purser.domain.kyc.business.BusinessRefusal.SharesAboveTheWhole;
import io.purser.domain.kyc.business.KeepShareholders.Result.Kept;
import io.purser.domain.kyc.document.Document;
import io.purser.domain.kyc.document.FileType;
import io.purser.domain.kyc.document.HandedIn;
import io.purser.domain.kyc.document.KeepDocuments;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How businesses are described, and what comes of that. */
final class BusinessAtWorkTest {
  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final DescribeBusiness describe =
      new DescribeBusiness(
          platform.store.customers(),
          platform.store.legalProfiles(),
          new RenewVerification(platform.store.verifications(), platform.journal),
          platform.journal,
          platform.store.clock());
  private final KeepShareholders keep =
      new KeepShareholders(
          platform.store.customers(),
          platform.store.shareholders(),
          platform.store.documents(),
          platform.journal,
          platform.store.ids(),
          platform.store.clock());
  private final KeepDocuments keepDocuments =
      new KeepDocuments(
          platform.store.customers(),
          platform.store.shareholders(),
          platform.store.documents(),
          platform.journal,
          platform.store.ids(),
          platform.store.clock());
  private final Customer bakery =
      platform.given.customer(
          CustomerBuilder.aBusiness()
              .of(platform.tenant.id())
              .createdAt(platform.store.now())
              .build());
  private final Customer ana = platform.given.customer(platform.tenant);

  private DescribeBusiness.Result describe(
      CustomerId id, UnaryOperator<LegalDetails> changes, boolean byTenant) {
    return platform.given.in(
        platform.tenant,
        () ->
            describe.handle(
                platform.tenant.id(), id, _ -> true, changes, byTenant, InMemoryPlatform.BY));
  }

  private KeepShareholders.Result add(Stake stake) {
    return platform.given.in(
        platform.tenant,
        () -> keep.add(platform.tenant.id(), bakery.id(), stake, false, InMemoryPlatform.BY));
  }

  private KeepShareholders.Result change(Shareholder shareholder, Stake wanted) {
    return platform.given.in(
        platform.tenant,
        () ->
            keep.change(
                platform.tenant.id(),
                bakery.id(),
                shareholder.id(),
                version -> version == shareholder.version(),
                _ -> wanted,
                false,
                InMemoryPlatform.BY));
  }

  private Shareholder added(Stake stake) {
    return ((Kept) add(stake)).shareholder();
  }

  private void approve() {
    var header =
        new Verification.Header(platform.tenant.id(), bakery.id(), platform.store.now(), 0);
    platform.given.in(
        platform.tenant,
        () ->
            platform
                .store
                .verifications()
                .save(
                    new Verification.Approved(
                        header, new Ruling(Verifier.OPERATOR, platform.store.now()), null)));
  }

  private Verification verification() {
    return platform.given.in(
        platform.tenant,
        () -> platform.store.verifications().get(platform.tenant.id(), bakery.id()));
  }

  private List<DomainEvent> events(String prefix) {
    return platform.store.eventLog().all().stream()
        .filter(event -> event.type().startsWith(prefix))
        .toList();
  }

  @Test
  void a_change_names_its_members_and_none_of_their_values() {
    describe(bakery.id(), _ -> Described.details("35"), false);
    describe(bakery.id(), _ -> Described.details("35"), false);

    assertThat(events("legal_profile."))
        .singleElement()
        .returns("legal_profile.changed", DomainEvent::type)
        .satisfies(
            event ->
                assertThat(event.facts())
                    .containsOnly(
                        entry(
                            "members",
                            "registrationCountry,registrationRegion,registrationNumber,"
                                + "formationDate,legalForm,registeredAddress,operatingAddress,"
                                + "taxIdentifiers,industry,activity")));
  }

  @Test
  void who_was_approved_is_verified_anew_under_another_number_and_not_for_another_address() {
    describe(bakery.id(), _ -> Described.details("35"), false);
    approve();

    describe(
        bakery.id(),
        now ->
            new LegalDetails(
                now.country(), null, now.number(), null, null, null, null, List.of(), null, null),
        false);
    assertThat(verification()).isInstanceOf(Verification.Approved.class);

    describe(bakery.id(), _ -> Described.details("36"), false);
    assertThat(verification()).isInstanceOf(Verification.PendingVerification.class);
  }

  @Test
  void a_person_is_not_described_as_a_business() {
    assertThat(describe(ana.id(), _ -> Described.details("35"), true))
        .isEqualTo(new DescribeBusiness.Result.Refused(new NotABusiness(ana.id())));
  }

  @Test
  void the_suspended_are_corrected_by_the_tenant_alone() {
    platform.given.in(
        platform.tenant,
        () ->
            platform.suspendCustomer.suspend(
                platform.tenant.id(), bakery.id(), "a reason", InMemoryPlatform.BY));

    assertThat(describe(bakery.id(), _ -> Described.details("35"), false))
        .isEqualTo(
            new DescribeBusiness.Result.Refused(
                new OfCustomer(new CustomerRefusal.CustomerSuspended(bakery.id()))));
    assertThat(describe(bakery.id(), _ -> Described.details("35"), true))
        .isInstanceOf(DescribeBusiness.Result.Done.class);
  }

  @Test
  void shares_are_never_more_than_the_whole_also_when_one_grows() {
    var first = added(Described.person("Ana", "60"));
    added(Described.company("Holding BV", "40"));

    assertThat(add(Described.person("Bia", "0.0001")))
        .isEqualTo(new KeepShareholders.Result.Refused(new SharesAboveTheWhole("0")));
    assertThat(change(first, Described.person("Ana", "60.0001")))
        .isEqualTo(new KeepShareholders.Result.Refused(new SharesAboveTheWhole("60")));
    assertThat(change(first, Described.person("Ana", "59.5"))).isInstanceOf(Kept.class);
    assertThat(change(first, Described.person("Ana", "59")))
        .isEqualTo(new KeepShareholders.Result.OtherVersion());
    assertThat(events("shareholder."))
        .extracting(DomainEvent::facts)
        .last()
        .asString()
        .isEqualTo("{members=share}");
  }

  @Test
  void a_quarter_or_control_makes_a_beneficial_owner() {
    assertThat(Described.person("Ana", "25").isBeneficialOwner()).isTrue();
    assertThat(Described.person("Ana", "24.9999").isBeneficialOwner()).isFalse();
    assertThat(Described.company("Holding BV", "1").isBeneficialOwner()).isTrue();
  }

  @Test
  void there_are_fifty_shareholders_and_no_more() {
    for (int number = 1; number <= Shareholder.MOST; number++) {
      added(Described.person(Given.unique("Ana"), "1"));
    }

    assertThat(add(Described.person("Bia", "1")))
        .isEqualTo(
            new KeepShareholders.Result.Refused(
                new BusinessRefusal.TooManyShareholders(Shareholder.MOST)));
  }

  private Document handedIn(@Nullable ShareholderId about) {
    var content = HandedIn.content("passport", 100);
    var result =
        platform.given.in(
            platform.tenant,
            () ->
                keepDocuments.add(
                    platform.tenant.id(),
                    bakery.id(),
                    new KeepDocuments.Handed(
                        Document.Kind.IDENTITY, about, FileType.PDF, "passport.pdf"),
                    content,
                    false,
                    InMemoryPlatform.BY));
    return switch (result) {
      case KeepDocuments.Result.Kept(var document) -> document;
      case KeepDocuments.Result.Known(var document) -> document;
      case KeepDocuments.Result.OtherVersion _, KeepDocuments.Result.Refused _ ->
          throw new AssertionError(result.toString());
    };
  }

  @Test
  void the_same_content_is_kept_once_and_told_once_by_its_kind() {
    var first = handedIn(null);

    assertThat(handedIn(null)).isEqualTo(first);
    assertThat(events("document."))
        .singleElement()
        .satisfies(event -> assertThat(event.facts()).containsOnly(entry("kind", "IDENTITY")));
  }

  @Test
  void what_was_handed_in_about_a_shareholder_goes_with_them() {
    var shareholder = added(Described.person("Ana", "60"));
    var passport = handedIn(shareholder.id());

    platform.given.in(
        platform.tenant,
        () ->
            keep.remove(
                platform.tenant.id(),
                bakery.id(),
                shareholder.id(),
                _ -> true,
                false,
                InMemoryPlatform.BY));

    assertThat(
            platform.given.in(
                platform.tenant,
                () -> platform.store.documents().get(platform.tenant.id(), passport.id())))
        .isEmpty();
    assertThat(events(""))
        .extracting(DomainEvent::type)
        .endsWith("document.removed", "shareholder.removed");
  }

  @Test
  void nothing_is_left_of_a_business_that_is_deleted() {
    describe(bakery.id(), _ -> Described.details("35"), false);
    var shareholder = added(Described.person("Ana", "60"));
    var document = handedIn(null);

    platform.given.in(
        platform.tenant,
        () ->
            platform.deleteCustomer.handle(
                platform.tenant.id(), bakery.id(), _ -> true, InMemoryPlatform.BY));

    platform.given.in(
        platform.tenant,
        () -> {
          var tenant = platform.tenant.id();
          assertThat(platform.store.legalProfiles().get(tenant, bakery.id()).details())
              .isEqualTo(LegalDetails.NONE);
          assertThat(platform.store.shareholders().get(tenant, shareholder.id())).isEmpty();
          assertThat(platform.store.documents().get(tenant, document.id())).isEmpty();
        });
  }
}
