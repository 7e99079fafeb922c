package io.purser.planted;

import io.purser.domain.planted.ClockReader;
import io.purser.domain.planted.MicronautInTheDomain;
import io.purser.domain.planted.PlantedHelper;
import io.purser.domain.planted.SqlInTheDomain;
import io.purser.domain.planted.WebClientInTheDomain;
import io.purser.persistence.planted.PersistenceThatSeesTheApi;
import io.purser.persistence.planted.PersistenceThatServes;
import io.purser.rest.planted.ApiThatSeesThePersistence;
import io.purser.rest.planted.RepeatsByLibrary;
import io.purser.yativo.planted.ProviderThatSeesThePersistence;
import java.util.Map;

/** For every rule of the architecture, a class that breaks it. */
public final class Planted {
  public static final Map<String, Class<?>> VIOLATIONS =
      Map.of(
          "the domain knows no technology", MicronautInTheDomain.class,
          "the provider's adapter sees no other adapter", ProviderThatSeesThePersistence.class,
          "persistence sees no other adapter", PersistenceThatSeesTheApi.class,
          "the API sees no other adapter", ApiThatSeesThePersistence.class,
          "only persistence speaks SQL", SqlInTheDomain.class,
          "nothing but the API and the app serves HTTP", PersistenceThatServes.class,
          "only the provider's adapter calls out", WebClientInTheDomain.class,
          "names say something", PlantedHelper.class,
          "nobody reads the clock of the machine", ClockReader.class,
          "nothing repeats by annotation or by library", RepeatsByLibrary.class);

  private Planted() {}
}
