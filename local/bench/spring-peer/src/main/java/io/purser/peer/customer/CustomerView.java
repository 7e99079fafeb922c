package io.purser.peer.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerState;
import io.purser.domain.customer.Metadata;
import io.purser.domain.customer.Profile;
import io.purser.domain.customer.Registration;
import io.purser.peer.edge.ShownTime;
import io.purser.peer.store.Words;
import org.jspecify.annotations.Nullable;

/** A customer as a service of its tenant sees it, member for member as Purser writes it. */
record CustomerView(
    String id,
    String type,
    String state,
    @Nullable String externalId,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String name,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String givenName,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String familyName,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String legalName,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String website,
    Metadata metadata,
    RegistrationView registration,
    @Nullable ProviderView provider,
    @Nullable SuspensionView suspension,
    String createdAt,
    String updatedAt) {

  static CustomerView of(Customer customer) {
    var header = customer.header();
    var profile = customer.profile();
    var person = profile.party() instanceof Profile.Party.Person it ? it : null;
    var company = profile.party() instanceof Profile.Party.Company it ? it : null;
    return new CustomerView(
        header.id().value(),
        Words.of(profile.type()),
        Words.of(CustomerState.of(customer)),
        header.externalId() == null ? null : header.externalId().value(),
        profile.email() == null ? null : profile.email().value(),
        profile.phone() == null ? null : profile.phone().value(),
        profile.party().name(),
        person == null ? null : person.givenName(),
        person == null ? null : person.familyName(),
        company == null ? null : company.legalName(),
        company == null ? null : company.website(),
        profile.metadata(),
        RegistrationView.of(customer.registration()),
        ProviderView.of(customer.registration()),
        SuspensionView.of(customer),
        ShownTime.text(header.createdAt()),
        ShownTime.text(header.updatedAt()));
  }

  record RegistrationView(
      String state,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String operationId,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason) {
    static RegistrationView of(Registration registration) {
      return switch (registration) {
        case Registration.None _ -> new RegistrationView("none", null, null);
        case Registration.Pending(var operation) ->
            new RegistrationView("pending", operation.value(), null);
        case Registration.Registered _ -> new RegistrationView("registered", null, null);
        case Registration.Failed(var why, _) ->
            new RegistrationView("failed", null, Words.of(why.reason()).replace('_', '-'));
      };
    }
  }

  record ProviderView(String customerId, String status, String asOf) {
    static @Nullable ProviderView of(Registration registration) {
      return registration instanceof Registration.Registered(var known)
          ? new ProviderView(known.id(), known.status(), ShownTime.text(known.asOf()))
          : null;
    }
  }

  record SuspensionView(String reason, String at) {
    static @Nullable SuspensionView of(Customer customer) {
      return customer instanceof Customer.Suspended suspended
          ? new SuspensionView(suspended.reason(), ShownTime.text(suspended.suspendedAt()))
          : null;
    }
  }
}
