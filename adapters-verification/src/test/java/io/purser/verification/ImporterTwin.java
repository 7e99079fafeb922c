package io.purser.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.purser.domain.kyc.Decision.Finality;
import io.purser.domain.kyc.Finding;
import io.purser.domain.kyc.imports.ShareToken;
import io.purser.domain.kyc.imports.VerificationImporter;
import io.purser.twin.Twin;
import io.purser.twin.TwinSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.Map;

/** A twin that plays the importer, and our own beans that call it. */
final class ImporterTwin implements AutoCloseable {
  static final String TAKE = "POST /importer/v1/verification-imports";
  static final String FIND = "GET /importer/v1/verification-imports/{key}";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Twin twin;
  private final ApplicationContext context;

  private ImporterTwin(Twin twin) {
    this.twin = twin;
    this.context =
        Beans.with(
            Map.of(
                "purser.kyc.import.base-url", twin.importerUrl(),
                "purser.kyc.import.token", twin.apiSecret(),
                "purser.kyc.import.timeout", "500ms"),
            InstantSource.system());
  }

  static ImporterTwin start() {
    try {
      return new ImporterTwin(Twin.start(TwinSettings.defaults()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  VerificationImporter importer() {
    return context.getBean(VerificationImporter.class);
  }

  ShareToken tokenFor(Finding finding) {
    return switch (finding) {
      case Finding.Approved(var at, var end) ->
          token(
              "{\"state\":\"approved\",\"verified_at\":\""
                  + at
                  + (end == null ? "\"}" : "\",\"approved_until\":\"" + end + "\"}"));
      case Finding.UnderReview _ -> token("{\"state\":\"under-review\"}");
      case Finding.Incomplete _ -> token("{\"state\":\"incomplete\"}");
      case Finding.Rejected(var at, var finality) ->
          token(
              "{\"state\":\"rejected\",\"verified_at\":\""
                  + at
                  + "\",\"retryable\":"
                  + (finality == Finality.RETRYABLE)
                  + "}");
    };
  }

  ShareToken expiredToken() {
    return token("{\"life_seconds\":0}");
  }

  private ShareToken token(String what) {
    return new ShareToken(control("POST", "/share-tokens", what).path("share_token").asText());
  }

  /** Spoils the next call of a route. {@code more} is further members, as JSON. */
  void spoil(String route, String kind, String more) {
    control(
        "POST", "/faults", "{\"route\":\"" + route + "\",\"kind\":\"" + kind + "\"" + more + "}");
  }

  int taken() {
    return control("GET", "/effects?kind=verification_imported", "").path("total").asInt();
  }

  private JsonNode control(String method, String path, String body) {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(twin.controlUrl() + path))
              .method(method, BodyPublishers.ofString(body))
              .build();
      var response = HTTP.send(request, BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    context.close();
    try {
      twin.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
