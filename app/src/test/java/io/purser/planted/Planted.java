package io.purser.planted;

import io.purser.domain.planted.ClockReader;
import io.purser.domain.planted.MicronautInTheDomain;
import io.purser.domain.planted.PlantedHelper;
import io.purser.domain.planted.SqlInTheDomain;
import io.purser.domain.planted.WebClientInTheDomain;
import io.purser.persistence.planted.PersistenceThatSeesTheApi;
import io.purser.persistence.planted.PersistenceThatServes;
import io.purser.rest.planted.ApiThatCallsOut;
import io.purser.rest.planted.ApiThatSeesThePersistence;
import io.purser.rest.planted.RepeatsByLibrary;
import io.purser.verification.planted.ImporterThatSeesTheProvider;
import io.purser.yativo.planted.ProviderThatSeesThePersistence;
import java.util.Map;

/** For every rule of the architecture, a class that breaks it. */
public final class Planted {
  public static final Map<String, Class<?>> VIOLATIONS =
      Map.ofEntries(
          Map.entry("the domain knows no technology", MicronautInTheDomain.class),
          Map.entry(
              "the provider's adapter sees no other adapter", ProviderThatSeesThePersistence.class),
          Map.entry(
              "the importer's adapter sees no other adapter", ImporterThatSeesTheProvider.class),
          Map.entry("persistence sees no other adapter", PersistenceThatSeesTheApi.class),
          Map.entry("the API sees no other adapter", ApiThatSeesThePersistence.class),
          Map.entry("only persistence speaks SQL", SqlInTheDomain.class),
          Map.entry("nothing but the API and the app serves HTTP", PersistenceThatServes.class),
          Map.entry(
              "only the adapters of the provider and of the importer call out",
              WebClientInTheDomain.class),
          Map.entry("webhooks are sent from one place", ApiThatCallsOut.class),
          Map.entry("names say something", PlantedHelper.class),
          Map.entry("nobody reads the clock of the machine", ClockReader.class),
          Map.entry("nothing repeats by annotation or by library", RepeatsByLibrary.class));

  private Planted() {}
}
