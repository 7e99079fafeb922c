package io.purser.domain.kyc.business;

import io.purser.domain.customer.Address;
import io.purser.domain.customer.BirthDate;
import io.purser.domain.kyc.business.Stake.Holder;
import java.time.LocalDate;
import java.util.List;

/** Businesses and shareholders of whom everything is known. */
public final class Described {
  private static final Address ADDRESS =
      new Address("1 Example Street", null, "Recife", "PE", "50000-000", "BR");

  private Described() {}

  public static LegalDetails details(String number) {
    return new LegalDetails(
        "BR",
        "PE",
        number,
        LocalDate.of(1811, 5, 31),
        "Ltda",
        ADDRESS,
        new Address(null, null, "Olinda", null, null, "BR"),
        List.of(
            new TaxIdentifier(TaxIdentifier.Kind.CNPJ, "BR", "11.222.333/0001-81"),
            new TaxIdentifier(TaxIdentifier.Kind.OTHER, "DE", "DE 811")),
        "6201-5",
        "Writes programs for bakeries");
  }

  public static Stake person(String givenName, String share) {
    return new Stake(
        new Holder.Person(givenName, "Lima", BirthDate.of("1980-02-29"), "BR"),
        ADDRESS,
        Share.of(share),
        false,
        true,
        false);
  }

  public static Stake company(String legalName, String share) {
    return new Stake(
        new Holder.Company(legalName, "NL", "KvK 1234"), null, Share.of(share), true, false, false);
  }
}
