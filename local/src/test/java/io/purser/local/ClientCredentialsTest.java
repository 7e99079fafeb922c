package io.purser.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A service without an API key: it gets a token from its issuer, and calls with that. */
@ExtendWith(Surroundings.Shared.class)
class ClientCredentialsTest {
  private static final Path OPERATIONS = Path.of("..", "docs", "operations.md");
  private static final Pattern COMMAND = Pattern.compile("```sh\n(.+?)\n```", Pattern.DOTALL);
  private static final String CUSTOMERS = "/v1/customers?limit=1";

  private final Surroundings surroundings;

  ClientCredentialsTest(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Test
  void a_service_reads_with_a_token_of_its_own_and_is_refused_outside_its_scopes()
      throws Exception {
    var answer = token("customers:read confirmations:write", null);
    var service = as("Bearer " + answer.path("access_token").asText());

    assertThat(answer.path("token_type").asText()).isEqualTo("Bearer");
    assertThat(service.get(CUSTOMERS).require("customers").path("items").isArray()).isTrue();
    assertThat(create(service).status()).isEqualTo(403);
    assertThat(service.get("/v1/assets").status()).isEqualTo(403);
    var confirmation =
        service.post("/v1/confirmations", Map.of(), "Idempotency-Key", UUID.randomUUID() + "");
    assertThat(confirmation.status()).isEqualTo(403);
    var writer = as("Bearer " + token("customers:write", null).path("access_token").asText());
    assertThat(create(writer).status()).isEqualTo(201);
  }

  @Test
  void the_page_for_operators_shows_how() throws Exception {
    var page = Files.readString(OPERATIONS);
    var section = page.substring(page.indexOf("## Services without API keys"));
    var command = COMMAND.matcher(section);
    assertThat(command.find()).isTrue();
    var shell =
        new ProcessBuilder(
                "bash",
                "-c",
                command.group(1).replace(".purser/env", surroundings.environmentFile() + ""))
            .redirectErrorStream(true)
            .start();
    try (var output = shell.getInputStream()) {
      var printed = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(shell.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(new ObjectMapper().readTree(printed).path("items").isArray()).as(printed).isTrue();
    }
  }

  @Test
  void a_bound_token_takes_a_proof_for_each_request_and_no_proof_twice() throws Exception {
    var key = new HeldKey();
    var answer = token("customers:read", key);
    var token = answer.path("access_token").asText();
    var url = surroundings.url() + "/v1/customers";
    var proof = key.proof("GET", url, token);
    var bound = as("DPoP " + token);

    assertThat(answer.path("token_type").asText()).isEqualTo("DPoP");
    assertThat(as("Bearer " + token).get(CUSTOMERS).status()).isEqualTo(401);
    assertThat(bound.get(CUSTOMERS).status()).isEqualTo(401);
    assertThat(bound.with("DPoP", proof).get(CUSTOMERS).status()).isEqualTo(200);
    assertThat(bound.with("DPoP", proof).get(CUSTOMERS).status()).isEqualTo(401);
    assertThat(bound.with("DPoP", key.proof("GET", url, token)).get(CUSTOMERS).status())
        .isEqualTo(200);
    var stranger = new HeldKey().proof("GET", url, token);
    assertThat(bound.with("DPoP", stranger).get(CUSTOMERS).status()).isEqualTo(401);
  }

  @Test
  void who_has_not_the_secret_gets_no_token() throws Exception {
    assertThat(ask("wrong", "grant_type=client_credentials", null).path("error").asText())
        .isEqualTo("invalid_client");
  }

  private Api as(String authorization) {
    return surroundings.anonymous().with("Authorization", authorization);
  }

  private static Api.Answer create(Api service) throws IOException {
    return service.post("/v1/customers", Map.of(), "Idempotency-Key", UUID.randomUUID() + "");
  }

  private JsonNode token(String scope, @Nullable HeldKey key) throws Exception {
    var form = "grant_type=client_credentials&scope=" + scope.replace(" ", "+");
    var proof =
        key == null ? null : key.proof("POST", surroundings.value("PURSER_TOKEN_URL"), null);
    return ask(surroundings.value("PURSER_CLIENT_SECRET"), form, proof);
  }

  private JsonNode ask(String secret, String form, @Nullable String proof) throws Exception {
    var pair = surroundings.value("PURSER_CLIENT_ID") + ":" + secret;
    var request =
        HttpRequest.newBuilder(URI.create(surroundings.value("PURSER_TOKEN_URL")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
            .POST(HttpRequest.BodyPublishers.ofString(form));
    if (proof != null) {
      request.header("DPoP", proof);
    }
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request.build(), BodyHandlers.ofString());
      return new ObjectMapper().readTree(answer.body());
    }
  }
}
