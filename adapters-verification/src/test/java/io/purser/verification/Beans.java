package io.purser.verification;

import io.micronaut.context.ApplicationContext;
import java.time.InstantSource;
import java.util.Map;

/** The module's own beans, wired as they are in production. */
final class Beans {
  private Beans() {}

  static ApplicationContext with(Map<String, Object> settings, InstantSource clock) {
    var context = ApplicationContext.builder().properties(settings).build();
    // Under its interface, where it takes the place of Micronaut's own.
    context.registerSingleton(InstantSource.class, clock);
    return context.start();
  }
}
