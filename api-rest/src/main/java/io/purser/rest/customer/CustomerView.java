package io.purser.rest.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonView;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerState;
import io.purser.domain.customer.Metadata;
import io.purser.domain.customer.Profile;
import io.purser.domain.customer.Registration;
import io.purser.rest.docs.Described;
import io.purser.rest.json.Audience;
import io.purser.rest.json.Times;
import io.purser.rest.json.Words;
import io.purser.rest.problem.Refusals;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** A customer as callers see it. */
@Schema(name = "Customer", description = "A person or a company that has an account with you.")
record CustomerView(
    @Schema(
            description = "cus_… for individuals, biz_… for businesses.",
            example = "cus_01jd3hgwqnf4s8cvk6a5dz0z7v")
        String id,
    @Schema(
            type = "string",
            allowableValues = {"individual", "business"})
        String type,
    @Schema(
            type = "string",
            allowableValues = {"active", "suspended", "deleted"},
            example = "active")
        String state,
    @Schema(
            description = "Your own id of the customer.",
            example = "user-4711",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String externalId,
    @Schema(example = "ana@example.com", nullable = true, requiredMode = RequiredMode.REQUIRED)
        @Nullable String email,
    @Schema(example = "+15550100123", nullable = true, requiredMode = RequiredMode.REQUIRED)
        @Nullable String phone,
    @Schema(
            description = "What to call the customer.",
            example = "Ana Silva",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String name,
    @Schema(description = "Individuals only; absent when unknown.", example = "Ana")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String givenName,
    @Schema(description = "Individuals only; absent when unknown.", example = "Silva")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String familyName,
    @Schema(
            description = "Individuals only; absent when unknown.",
            format = "date",
            example = "1990-01-31")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String birthDate,
    @Schema(description = "Businesses only; absent when unknown.", example = "Example Trading Ltd")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String legalName,
    @Schema(description = "Businesses only; absent when unknown.", example = "https://example.com")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String website,
    @Schema(description = "Absent when nothing of it is known.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable AddressView address,
    @Schema(
            type = "object",
            additionalProperties = AdditionalPropertiesValue.TRUE,
            description = Described.METADATA,
            example = "{\"tier\":\"gold\"}")
        @JsonSerialize(using = MetadataWriter.class)
        Metadata metadata,
    RegistrationView registration,
    @JsonView(Audience.ForCompany.class) @Nullable ProviderView provider,
    @JsonView(Audience.ForCompany.class) @Nullable SuspensionView suspension,
    @Schema(
            description = "When the customer was deleted; absent of those who were not.",
            format = "date-time",
            example = "2026-01-31T09:30:00.000Z")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonView(Audience.ForCompany.class)
        @Nullable String deletedAt,
    @Schema(
            description =
                "When everything was destroyed that could tell who it was; absent where it was not.",
            format = "date-time",
            example = "2026-01-31T09:30:00.000Z")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonView(Audience.ForCompany.class)
        @Nullable String erasedAt,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String createdAt,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String updatedAt) {

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
        person == null || person.birthDate() == null ? null : person.birthDate().value().toString(),
        company == null ? null : company.legalName(),
        company == null ? null : company.website(),
        AddressView.of(profile.address()),
        profile.metadata(),
        RegistrationView.of(customer.registration()),
        ProviderView.of(customer.registration()),
        SuspensionView.of(customer),
        customer instanceof Customer.Deleted deleted ? Times.text(deleted.deletedAt()) : null,
        customer instanceof Customer.Deleted deleted && deleted.erasedAt() != null
            ? Times.text(deleted.erasedAt())
            : null,
        Times.text(header.createdAt()),
        Times.text(header.updatedAt()));
  }

  @Schema(name = "Registration", description = "Whether the provider knows the customer.")
  record RegistrationView(
      @Schema(
              type = "string",
              allowableValues = {"none", "pending", "registered", "failed"},
              example = "pending")
          String state,
      @Schema(
              description = "While it is pending: the operation that decides it.",
              example = "op_01jd3hgwqnf4s8cvk6a5dz0z7v")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String operationId,
      @Schema(
              description = "When it failed: the problem code that says why.",
              example = "email-known-to-provider")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String reason) {
    static RegistrationView of(Registration registration) {
      return switch (registration) {
        case Registration.None _ -> new RegistrationView("none", null, null);
        case Registration.Pending(var operation) ->
            new RegistrationView("pending", operation.value(), null);
        case Registration.Registered _ -> new RegistrationView("registered", null, null);
        case Registration.Failed(var why, _) ->
            new RegistrationView("failed", null, Refusals.codeOf(why.reason()).text());
      };
    }
  }

  @Schema(
      name = "ProviderCustomer",
      description = "The customer in the provider's own words. Not shown to end users.")
  record ProviderView(
      @Schema(description = "The provider's id.", example = "68241abc2f3d4e5f6a7b8c9d")
          String customerId,
      @Schema(description = "The provider's own word.", example = "active") String status,
      @Schema(
              description =
                  "The e-mail that the provider has. It stays when the customer's own becomes"
                      + " another. Absent where the provider named none, or was not asked since"
                      + " this is kept.",
              example = "ana@example.com")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String email,
      @Schema(
              description = "When the provider said so.",
              format = "date-time",
              example = "2026-01-31T09:30:00.000Z")
          String asOf) {
    static @Nullable ProviderView of(Registration registration) {
      return registration instanceof Registration.Registered(var known)
          ? new ProviderView(
              known.id(),
              known.status(),
              known.email() == null ? null : known.email().value(),
              Times.text(known.asOf()))
          : null;
    }
  }

  @Schema(name = "Suspension", description = "Why a customer is suspended. Not shown to end users.")
  record SuspensionView(
      @Schema(example = "Reported as stolen") String reason,
      @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String at) {
    static @Nullable SuspensionView of(Customer customer) {
      return customer instanceof Customer.Suspended suspended
          ? new SuspensionView(suspended.reason(), Times.text(suspended.suspendedAt()))
          : null;
    }
  }
}
