package io.purser.domain.customer;

import io.purser.domain.Given;
import io.purser.domain.InMemoryStore;
import io.purser.domain.tenant.TenantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Customers for tests: active, not registered, and with an empty profile unless told otherwise. */
public final class CustomerBuilder {
  private final CustomerType type;
  private TenantId tenant = TenantId.next(Given.IDS);
  private @Nullable CustomerId id;
  private @Nullable ExternalId externalId;
  private Profile profile;
  private Registration registration = new Registration.None();
  private Instant createdAt = InMemoryStore.START;

  private CustomerBuilder(CustomerType type) {
    this.type = type;
    this.profile = Profile.empty(type);
  }

  public static CustomerBuilder aCustomer() {
    return new CustomerBuilder(CustomerType.INDIVIDUAL);
  }

  public static CustomerBuilder aBusiness() {
    return new CustomerBuilder(CustomerType.BUSINESS);
  }

  /** Everything that a person's profile can hold. */
  public static Profile aFullProfile(String email) {
    return new Profile(
        new Profile.Party.Person("Ana Example", "Ana", "Example", BirthDate.of("1990-01-31")),
        new Email(email),
        new Phone("+15550100123"),
        new Address("1 Example Street", "Flat 2", "S\u00e3o Paulo", "SP", "01310-100", "BR"),
        new Metadata(
            Map.of(
                "tier", new Metadata.Value.Words("gold \u00e9 \ud83d\ude80"),
                "score", new Metadata.Value.Decimal(new BigDecimal("12.50")),
                "vip", new Metadata.Value.Flag(true))));
  }

  public CustomerBuilder of(TenantId owner) {
    this.tenant = owner;
    return this;
  }

  public CustomerBuilder withId(CustomerId ownId) {
    this.id = ownId;
    return this;
  }

  public CustomerBuilder externalId(String text) {
    this.externalId = new ExternalId(text);
    return this;
  }

  public CustomerBuilder email(String text) {
    this.profile =
        new Profile(
            profile.party(),
            new Email(text),
            profile.phone(),
            profile.address(),
            profile.metadata());
    return this;
  }

  public CustomerBuilder phone(String text) {
    this.profile =
        new Profile(
            profile.party(),
            profile.email(),
            new Phone(text),
            profile.address(),
            profile.metadata());
    return this;
  }

  /** What to call the customer, in its parts too where there is a part. */
  public CustomerBuilder called(Profile.Party party) {
    this.profile =
        new Profile(party, profile.email(), profile.phone(), profile.address(), profile.metadata());
    return this;
  }

  public CustomerBuilder called(String name) {
    return called(
        switch (profile.party()) {
          case Profile.Party.Person _ -> new Profile.Party.Person(name, null, null, null);
          case Profile.Party.Company _ -> new Profile.Party.Company(name, null, null);
        });
  }

  public CustomerBuilder profile(Profile whole) {
    this.profile = whole;
    return this;
  }

  public CustomerBuilder registration(Registration as) {
    this.registration = as;
    return this;
  }

  public CustomerBuilder createdAt(Instant time) {
    this.createdAt = time;
    return this;
  }

  public Customer.Active build() {
    var own = id == null ? CustomerId.next(Given.IDS, type) : id;
    return new Customer.Active(
        new Customer.Header(own, tenant, externalId, createdAt, createdAt, 0),
        profile,
        registration);
  }
}
