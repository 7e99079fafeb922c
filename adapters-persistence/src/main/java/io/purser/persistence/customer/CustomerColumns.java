package io.purser.persistence.customer;

import static io.purser.persistence.schema.Tables.CUSTOMER;
import static io.purser.persistence.schema.Tables.DATA_KEY;

import io.purser.domain.customer.BirthDate;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerState;
import io.purser.domain.customer.CustomerType;
import io.purser.domain.customer.Email;
import io.purser.domain.customer.ExternalId;
import io.purser.domain.customer.NameWords;
import io.purser.domain.customer.Phone;
import io.purser.domain.customer.Profile;
import io.purser.domain.customer.ProviderCustomer;
import io.purser.domain.customer.Registration;
import io.purser.domain.operation.Rejection;
import io.purser.persistence.Words;
import io.purser.persistence.schema.tables.records.CustomerRecord;
import io.purser.persistence.seal.BlindIndexes;
import io.purser.persistence.seal.Place;
import io.purser.persistence.seal.SealKey;
import io.purser.persistence.seal.SealKeys;
import io.purser.persistence.seal.Sealer;
import jakarta.inject.Singleton;
import org.jooq.Record;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/** A customer as a row, and back. Every column is set, so leaving a state clears what it had. */
@Singleton
final class CustomerColumns {
  private final SealKeys keys;
  private final BlindIndexes indexes;

  CustomerColumns(SealKeys keys, BlindIndexes indexes) {
    this.keys = keys;
    this.indexes = indexes;
  }

  /**
   * Everything but the account, and whether there is an onboarding. The version is the one that
   * will be stored.
   */
  CustomerRecord write(Customer customer, long version, SealKey key) {
    var header = customer.header();
    var row = new CustomerRecord();
    row.setTenantId(header.tenant());
    row.setId(header.id());
    row.setType(Words.of(customer.profile().type()));
    row.setState(Words.of(CustomerState.of(customer)));
    row.setExternalId(header.externalId() == null ? null : header.externalId().value());
    row.setCreatedAt(header.createdAt());
    row.setUpdatedAt(header.updatedAt());
    row.setVersion(version);
    row.setNameRule((short) NameWords.RULE);
    var sealed = new Sealed(row, key.sealer());
    writeProfile(sealed, customer.profile());
    writeState(sealed, customer);
    writeRegistration(sealed, customer.registration());
    row.touched(true);
    row.touched(CUSTOMER.ACCOUNT_ID, false);
    row.touched(CUSTOMER.ONBOARDED, false);
    return row;
  }

  private void writeProfile(Sealed sealed, Profile profile) {
    switch (profile.party()) {
      case Profile.Party.Person(var name, var givenName, var familyName, var birthDate) -> {
        sealed.set(CUSTOMER.NAME, name);
        sealed.set(CUSTOMER.GIVEN_NAME, givenName);
        sealed.set(CUSTOMER.FAMILY_NAME, familyName);
        sealed.set(CUSTOMER.BIRTH_DATE, birthDate == null ? null : birthDate.value().toString());
      }
      case Profile.Party.Company(var name, var legalName, var website) -> {
        sealed.set(CUSTOMER.NAME, name);
        sealed.set(CUSTOMER.LEGAL_NAME, legalName);
        sealed.set(CUSTOMER.WEBSITE, website);
      }
    }
    var tenant = sealed.row.getTenantId();
    if (profile.email() != null) {
      sealed.set(CUSTOMER.EMAIL, profile.email().value());
      sealed.row.setEmailIndex(indexes.of(tenant, profile.email()));
    }
    if (profile.phone() != null) {
      sealed.set(CUSTOMER.PHONE, profile.phone().value());
      sealed.row.setPhoneIndex(indexes.of(tenant, profile.phone()));
    }
    sealed.set(CUSTOMER.ADDRESS, AddressDocument.write(profile.address()));
    sealed.set(CUSTOMER.METADATA, MetadataDocument.write(profile.metadata()));
  }

  private static void writeState(Sealed sealed, Customer customer) {
    switch (customer) {
      case Customer.Active _ -> {
        // Has no columns of its own.
      }
      case Customer.Suspended suspended -> {
        sealed.set(CUSTOMER.SUSPENSION_REASON, suspended.reason());
        sealed.row.setSuspendedAt(suspended.suspendedAt());
      }
      case Customer.Deleted deleted -> {
        sealed.row.setDeletedAt(deleted.deletedAt());
        sealed.row.setErasedAt(deleted.erasedAt());
      }
    }
  }

  private static void writeRegistration(Sealed sealed, Registration registration) {
    var row = sealed.row;
    switch (registration) {
      case Registration.None _ -> row.setRegistration("none");
      case Registration.Pending(var operation) -> {
        row.setRegistration("pending");
        row.setRegistrationOperationId(operation);
      }
      case Registration.Registered(ProviderCustomer(var id, var status, var asOf, var email)) -> {
        row.setRegistration("registered");
        row.setProviderCustomerId(id);
        row.setProviderStatus(status);
        row.setProviderStatusAsOf(asOf);
        sealed.set(CUSTOMER.PROVIDER_EMAIL, email == null ? null : email.value());
      }
      case Registration.Failed(Rejection(var reason, var providerCode), var at) -> {
        row.setRegistration("failed");
        row.setRegistrationFailure(Words.of(reason));
        row.setRegistrationFailureCode(providerCode);
        row.setRegistrationFailedAt(at);
      }
    }
  }

  /** The same customer as it is once that version is stored. */
  static Customer.Living withVersion(Customer.Living customer, long version) {
    var old = customer.header();
    var header =
        new Customer.Header(
            old.id(), old.tenant(), old.externalId(), old.createdAt(), old.updatedAt(), version);
    return switch (customer) {
      case Customer.Active active ->
          new Customer.Active(header, active.profile(), active.registration());
      case Customer.Suspended suspended ->
          new Customer.Suspended(
              header,
              suspended.profile(),
              suspended.registration(),
              suspended.reason(),
              suspended.suspendedAt());
    };
  }

  /** Reads a row together with the customer's wrapped key. */
  Customer read(Record found) {
    var row = found.into(CUSTOMER);
    var key = key(row, found.get(DATA_KEY.WRAPPED_KEY));
    var sealed = new Sealed(row, key.sealer());
    var header =
        new Customer.Header(
            row.getId(),
            row.getTenantId(),
            row.getExternalId() == null ? null : new ExternalId(row.getExternalId()),
            row.getCreatedAt(),
            row.getUpdatedAt(),
            row.getVersion());
    var profile = readProfile(sealed);
    var registration = readRegistration(sealed);
    return switch (Words.parse(CustomerState.class, row.getState())) {
      case ACTIVE -> new Customer.Active(header, profile, registration);
      case SUSPENDED ->
          new Customer.Suspended(
              header,
              profile,
              registration,
              sealed.require(CUSTOMER.SUSPENSION_REASON),
              row.getSuspendedAt());
      case DELETED ->
          new Customer.Deleted(
              header, profile.type(), registration, row.getDeletedAt(), row.getErasedAt());
    };
  }

  /** Of who was erased nothing is sealed any more, so any key reads it. */
  private SealKey key(CustomerRecord row, byte @Nullable [] wrapped) {
    return row.getErasedAt() == null
        ? keys.ofCustomer(row.getTenantId(), row.getId(), wrapped)
        : SealKeys.ofNobody();
  }

  private static Profile readProfile(Sealed sealed) {
    var name = sealed.get(CUSTOMER.NAME);
    Profile.Party party =
        switch (Words.parse(CustomerType.class, sealed.row.getType())) {
          case INDIVIDUAL ->
              new Profile.Party.Person(
                  name,
                  sealed.get(CUSTOMER.GIVEN_NAME),
                  sealed.get(CUSTOMER.FAMILY_NAME),
                  birthDate(sealed.get(CUSTOMER.BIRTH_DATE)));
          case BUSINESS ->
              new Profile.Party.Company(
                  name, sealed.get(CUSTOMER.LEGAL_NAME), sealed.get(CUSTOMER.WEBSITE));
        };
    var phone = sealed.get(CUSTOMER.PHONE);
    return new Profile(
        party,
        email(sealed.get(CUSTOMER.EMAIL)),
        phone == null ? null : new Phone(phone),
        AddressDocument.read(sealed.get(CUSTOMER.ADDRESS)),
        MetadataDocument.read(sealed.get(CUSTOMER.METADATA)));
  }

  private static @Nullable BirthDate birthDate(@Nullable String text) {
    return text == null ? null : BirthDate.of(text);
  }

  private static @Nullable Email email(@Nullable String text) {
    return text == null ? null : new Email(text);
  }

  private static Registration readRegistration(Sealed sealed) {
    var row = sealed.row;
    return switch (row.getRegistration()) {
      case "none" -> new Registration.None();
      case "pending" -> new Registration.Pending(row.getRegistrationOperationId());
      case "registered" ->
          new Registration.Registered(
              new ProviderCustomer(
                  row.getProviderCustomerId(),
                  row.getProviderStatus(),
                  row.getProviderStatusAsOf(),
                  email(sealed.get(CUSTOMER.PROVIDER_EMAIL))));
      case "failed" ->
          new Registration.Failed(
              new Rejection(
                  Words.parse(Rejection.Reason.class, row.getRegistrationFailure()),
                  row.getRegistrationFailureCode()),
              row.getRegistrationFailedAt());
      default -> throw new IllegalStateException("a registration that the schema does not have");
    };
  }

  /** The sealed columns of one row. */
  private record Sealed(CustomerRecord row, Sealer sealer) {
    void set(TableField<CustomerRecord, byte[]> column, @Nullable String plain) {
      row.set(column, sealer.seal(place(column), plain));
    }

    @Nullable String get(TableField<CustomerRecord, byte[]> column) {
      return sealer.openText(place(column), row.get(column));
    }

    String require(TableField<CustomerRecord, byte[]> column) {
      var text = get(column);
      if (text == null) {
        throw new IllegalStateException("the schema requires " + column);
      }
      return text;
    }

    private Place place(TableField<CustomerRecord, byte[]> column) {
      return Place.of(column, row.getTenantId().value(), row.getId().value());
    }
  }
}
