package io.purser.verification;

import io.micronaut.context.annotation.Factory;
import io.purser.domain.kyc.imports.NoVerificationImporter;
import io.purser.domain.kyc.imports.VerificationImporter;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Puts the importer together, if there is one. */
@Factory
final class ImporterFactory {
  private @Nullable ImporterHttp http;

  @Singleton
  VerificationImporter importer(ImporterSettings settings, InstantSource clock) {
    var baseUrl = settings.baseUrl();
    var token = settings.token();
    if (baseUrl == null || token == null) {
      return new NoVerificationImporter();
    }
    var calls = new ImporterHttp(baseUrl, token, settings);
    http = calls;
    return new HttpVerificationImporter(calls, settings.timeout(), clock);
  }

  /** Waits for the answers that are still to come; every wait has its timeout. */
  @PreDestroy
  void close() {
    if (http != null) {
      http.close();
    }
  }
}
