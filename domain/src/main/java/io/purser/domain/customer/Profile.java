package io.purser.domain.customer;

import io.purser.domain.text.Text;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who a customer is. Everything is optional, because an empty profile is how most customers begin.
 */
public record Profile(
    Party party,
    @Nullable Email email,
    @Nullable Phone phone,
    @Nullable Address address,
    Metadata metadata) {

  public Profile {
    if (address != null && address.isUnknown()) {
      throw new IllegalArgumentException("an address of which nothing is known is none");
    }
  }

  /** The name, in the parts that a person or a company has. */
  public sealed interface Party {
    /** What to call the customer, or null. */
    @Nullable String name();

    record Person(
        @Nullable String name,
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable BirthDate birthDate)
        implements Party {
      @Override
      public String toString() {
        return "Person[hidden]";
      }
    }

    /** {@code website} is an absolute http or https address. */
    record Company(@Nullable String name, @Nullable String legalName, @Nullable String website)
        implements Party {
      @Override
      public String toString() {
        return "Company[hidden]";
      }
    }
  }

  public static final int MAX_NAME = 256;
  private static final int MAX_WEBSITE = 2048;

  public static Profile empty(CustomerType type) {
    Party party =
        switch (type) {
          case INDIVIDUAL -> new Party.Person(null, null, null, null);
          case BUSINESS -> new Party.Company(null, null, null);
        };
    return new Profile(party, null, null, null, Metadata.NONE);
  }

  public CustomerType type() {
    return switch (party) {
      case Party.Person _ -> CustomerType.INDIVIDUAL;
      case Party.Company _ -> CustomerType.BUSINESS;
    };
  }

  public static Optional<String> problemWithName(String text) {
    return Text.problemWith(text, MAX_NAME);
  }

  public static Optional<String> problemWithWebsite(String text) {
    var problem = Text.problemWith(text, MAX_WEBSITE);
    if (problem.isPresent()) {
      return problem;
    }
    try {
      var uri = new URI(text);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      return web && uri.getHost() != null && uri.getUserInfo() == null
          ? Optional.empty()
          : Optional.of("must be an http or https address, such as https://example.com");
    } catch (URISyntaxException e) {
      return Optional.of("must be an http or https address, such as https://example.com");
    }
  }
}
