package io.purser.peer.customer;

import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerState;
import io.purser.domain.customer.CustomerType;
import io.purser.domain.customer.Email;
import io.purser.domain.customer.ExternalId;
import io.purser.domain.customer.Phone;
import io.purser.domain.customer.Profile;
import io.purser.domain.customer.ProviderCustomer;
import io.purser.domain.customer.Registration;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.Rejection;
import io.purser.domain.tenant.TenantId;
import io.purser.peer.seal.BlindIndexes;
import io.purser.peer.seal.Place;
import io.purser.peer.seal.SealKeys;
import io.purser.peer.seal.Sealer;
import io.purser.peer.store.Times;
import io.purser.peer.store.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A customer as a row, and back. */
@Component
class CustomerColumns {
  /** Of a customer, in the order of the table. */
  static final List<String> NAMES =
      List.of(
          "tenant_id",
          "id",
          "account_id",
          "type",
          "state",
          "external_id",
          "name",
          "given_name",
          "family_name",
          "legal_name",
          "website",
          "email",
          "email_index",
          "phone",
          "phone_index",
          "metadata",
          "suspension_reason",
          "suspended_at",
          "registration",
          "registration_operation_id",
          "provider_customer_id",
          "provider_status",
          "provider_status_as_of",
          "registration_failure",
          "registration_failure_code",
          "registration_failed_at",
          "created_at",
          "updated_at",
          "version");

  private final SealKeys keys;
  private final BlindIndexes indexes;
  private final MetadataDocument metadata;

  CustomerColumns(SealKeys keys, BlindIndexes indexes, MetadataDocument metadata) {
    this.keys = keys;
    this.indexes = indexes;
    this.metadata = metadata;
  }

  /** The values of a customer who has just been created, in the order of {@link #NAMES}. */
  List<@Nullable Object> write(Customer.Active customer, String account, Sealer sealer) {
    var header = customer.header();
    var tenant = header.tenant();
    var profile = customer.profile();
    var sealed = new Sealed(sealer, tenant, header.id());
    var person = profile.party() instanceof Profile.Party.Person it ? it : null;
    var company = profile.party() instanceof Profile.Party.Company it ? it : null;
    var email = profile.email();
    var phone = profile.phone();
    var values = new ArrayList<@Nullable Object>();
    values.add(tenant.value());
    values.add(header.id().value());
    values.add(account);
    values.add(Words.of(profile.type()));
    values.add(Words.of(CustomerState.of(customer)));
    values.add(header.externalId() == null ? null : header.externalId().value());
    values.add(sealed.seal("name", profile.party().name()));
    values.add(sealed.seal("given_name", person == null ? null : person.givenName()));
    values.add(sealed.seal("family_name", person == null ? null : person.familyName()));
    values.add(sealed.seal("legal_name", company == null ? null : company.legalName()));
    values.add(sealed.seal("website", company == null ? null : company.website()));
    values.add(sealed.seal("email", email == null ? null : email.value()));
    values.add(email == null ? null : indexes.of(tenant, email));
    values.add(sealed.seal("phone", phone == null ? null : phone.value()));
    values.add(phone == null ? null : indexes.of(tenant, phone));
    values.add(sealed.seal("metadata", metadata.write(profile.metadata())));
    // Nobody is created suspended or registered.
    values.addAll(Collections.nCopies(2, null));
    values.add("none");
    values.addAll(Collections.nCopies(7, null));
    values.add(Times.column(header.createdAt()));
    values.add(Times.column(header.updatedAt()));
    values.add(header.version());
    return values;
  }

  /** Reads a row together with the customer's wrapped key. */
  Customer read(ResultSet row) throws SQLException {
    var tenant = new TenantId(row.getString("tenant_id"));
    var id = new CustomerId(row.getString("id"));
    var wrapped = row.getBytes("wrapped_key");
    if (wrapped == null) {
      throw new IllegalStateException("the key of " + id + " is destroyed");
    }
    var sealed = new Sealed(keys.ofCustomer(tenant, id, wrapped), tenant, id);
    var externalId = row.getString("external_id");
    var header =
        new Customer.Header(
            id,
            tenant,
            externalId == null ? null : new ExternalId(externalId),
            Times.read(row, "created_at"),
            Times.read(row, "updated_at"),
            row.getLong("version"));
    var profile = profile(row, sealed);
    var registration = registration(row);
    return switch (Words.parse(CustomerState.class, row.getString("state"))) {
      case ACTIVE -> new Customer.Active(header, profile, registration);
      case SUSPENDED ->
          new Customer.Suspended(
              header,
              profile,
              registration,
              Objects.requireNonNull(sealed.open(row, "suspension_reason")),
              Times.read(row, "suspended_at"));
    };
  }

  private Profile profile(ResultSet row, Sealed sealed) throws SQLException {
    var name = sealed.open(row, "name");
    Profile.Party party =
        switch (Words.parse(CustomerType.class, row.getString("type"))) {
          case INDIVIDUAL ->
              new Profile.Party.Person(
                  name, sealed.open(row, "given_name"), sealed.open(row, "family_name"), null);
          case BUSINESS ->
              new Profile.Party.Company(
                  name, sealed.open(row, "legal_name"), sealed.open(row, "website"));
        };
    var email = sealed.open(row, "email");
    var phone = sealed.open(row, "phone");
    return new Profile(
        party,
        email == null ? null : new Email(email),
        phone == null ? null : new Phone(phone),
        null,
        metadata.read(sealed.open(row, "metadata")));
  }

  private static Registration registration(ResultSet row) throws SQLException {
    return switch (row.getString("registration")) {
      case "none" -> new Registration.None();
      case "pending" ->
          new Registration.Pending(new OperationId(row.getString("registration_operation_id")));
      case "registered" ->
          new Registration.Registered(
              new ProviderCustomer(
                  row.getString("provider_customer_id"),
                  row.getString("provider_status"),
                  Times.read(row, "provider_status_as_of"),
                  null));
      case "failed" ->
          new Registration.Failed(
              new Rejection(
                  Words.parse(Rejection.Reason.class, row.getString("registration_failure")),
                  row.getString("registration_failure_code")),
              Times.read(row, "registration_failed_at"));
      default -> throw new IllegalStateException("a registration that the schema does not have");
    };
  }

  /** The sealed columns of one row. */
  private record Sealed(Sealer sealer, TenantId tenant, CustomerId id) {
    byte @Nullable [] seal(String column, @Nullable String plain) {
      return sealer.seal(place(column), plain);
    }

    @Nullable String open(ResultSet row, String column) throws SQLException {
      return sealer.openText(place(column), row.getBytes(column));
    }

    private Place place(String column) {
      return new Place("customer", column, tenant.value(), id.value());
    }
  }
}
