package io.purser.domain.customer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes for tests: everything stays unless told otherwise. */
public final class CustomerChangesBuilder {
  private Change<ExternalId> externalId = new Change.Kept<>();
  private Change<Email> email = new Change.Kept<>();
  private Change<Phone> phone = new Change.Kept<>();
  private Change<String> name = new Change.Kept<>();
  private Change<String> givenName = new Change.Kept<>();
  private Change<String> legalName = new Change.Kept<>();
  private Change<String> familyName = new Change.Kept<>();
  private Change<BirthDate> birthDate = new Change.Kept<>();
  private UnaryOperator<Address> address = UnaryOperator.identity();
  private Change<String> website = new Change.Kept<>();
  private UnaryOperator<Map<String, Metadata.Value>> metadata = UnaryOperator.identity();

  private CustomerChangesBuilder() {}

  public static CustomerChangesBuilder changes() {
    return new CustomerChangesBuilder();
  }

  public CustomerChangesBuilder externalId(@Nullable String text) {
    this.externalId = new Change.Becomes<>(text == null ? null : new ExternalId(text));
    return this;
  }

  public CustomerChangesBuilder email(@Nullable String text) {
    this.email = new Change.Becomes<>(text == null ? null : new Email(text));
    return this;
  }

  public CustomerChangesBuilder phone(@Nullable String text) {
    this.phone = new Change.Becomes<>(text == null ? null : new Phone(text));
    return this;
  }

  public CustomerChangesBuilder name(@Nullable String text) {
    this.name = new Change.Becomes<>(text);
    return this;
  }

  public CustomerChangesBuilder givenName(@Nullable String text) {
    this.givenName = new Change.Becomes<>(text);
    return this;
  }

  public CustomerChangesBuilder legalName(@Nullable String text) {
    this.legalName = new Change.Becomes<>(text);
    return this;
  }

  public CustomerChangesBuilder familyName(@Nullable String text) {
    this.familyName = new Change.Becomes<>(text);
    return this;
  }

  public CustomerChangesBuilder birthDate(@Nullable String text) {
    this.birthDate = new Change.Becomes<>(text == null ? null : BirthDate.of(text));
    return this;
  }

  public CustomerChangesBuilder address(UnaryOperator<Address> change) {
    this.address = change;
    return this;
  }

  public CustomerChangesBuilder website(@Nullable String text) {
    this.website = new Change.Becomes<>(text);
    return this;
  }

  /** Beside what there is. */
  public CustomerChangesBuilder metadata(String key, String value) {
    var before = metadata;
    this.metadata =
        now -> {
          var merged = new LinkedHashMap<>(before.apply(now));
          merged.put(key, new Metadata.Value.Words(value));
          return merged;
        };
    return this;
  }

  public CustomerChanges build() {
    return new CustomerChanges(
        externalId,
        email,
        phone,
        name,
        givenName,
        familyName,
        birthDate,
        legalName,
        website,
        address,
        metadata);
  }
}
