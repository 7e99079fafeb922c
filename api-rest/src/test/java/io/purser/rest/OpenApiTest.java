package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import io.purser.domain.Given;
import io.purser.rest.problem.ProblemCode;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OpenApiTest {
  private final TestServer server = TestServer.shared();
  private final ApiDescription description = ApiDescription.of(server);
  private final String yaml = description.yaml();

  @Test
  void the_description_is_valid_openapi_31() {
    var options = new ParseOptions();
    options.setResolve(true);
    var parsed = new OpenAPIV3Parser().readContents(yaml, null, options);

    assertThat(parsed.getMessages()).isEmpty();
    assertThat(parsed.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
    assertThat(yaml).doesNotContain("nullable:", "exampleSetFlag");
  }

  @Test
  void it_is_left_beside_the_build_for_other_readers() throws IOException {
    var file = Files.writeString(Path.of("target", "openapi.yaml"), yaml);

    assertThat(file).content().startsWith("openapi: 3.1.0");
  }

  @Test
  void it_covers_every_route_and_nothing_else() {
    var described = new TreeSet<String>();
    description.operations().forEach((name, _) -> described.add(name));
    var served = new TreeSet<String>();
    server
        .bean(Router.class)
        .uriRoutes()
        .filter(route -> route.getUriMatchTemplate().toPathString().startsWith("/v1"))
        .filter(route -> !route.getHttpMethodName().equals("HEAD"))
        .forEach(route -> served.add(RoutesTest.name(route)));

    assertThat(described).isEqualTo(served);
  }

  @Test
  void every_operation_says_what_it_is_for_who_may_use_it_and_what_can_go_wrong() {
    description
        .operations()
        .forEach(
            (name, operation) -> {
              assertThat(operation.getSummary()).as(name).isNotBlank();
              assertThat(operation.getDescription()).as(name).isNotBlank();
              assertThat(operation.getOperationId()).as(name).isNotBlank();
              assertThat(operation.getTags()).as(name).isNotEmpty();
              assertThat(operation.getResponses().keySet()).as(name).contains("401", "500", "503");
              operation
                  .getResponses()
                  .forEach(
                      (status, response) ->
                          assertThat(response.getDescription()).as(name + status).isNotBlank());
              if (!name.contains("webhooks")) {
                assertThat(operation.getSecurity()).as(name).hasSize(2);
              }
            });
    assertThat(description.operations().values().stream().map(Operation::getOperationId))
        .doesNotHaveDuplicates();
  }

  @Test
  void every_problem_that_can_reach_a_caller_is_in_some_answer() {
    var missing = new ArrayList<String>();
    for (var code : ProblemCode.values()) {
      if (!yaml.contains("`" + code.text() + "`")) {
        missing.add(code.text());
      }
    }
    // These come before there is an operation to speak of.
    assertThat(missing)
        .containsExactlyInAnyOrder("malformed-request", "no-such-route", "method-not-allowed");
  }

  /** Many parsers of YAML read three million characters and no more. */
  @Test
  void what_may_go_wrong_in_many_operations_is_described_once() {
    for (var path : description.document().path("paths")) {
      for (var operation : path) {
        operation
            .path("responses")
            .properties()
            .forEach(
                answer ->
                    assertThat(answer.getValue().has("$ref"))
                        .as(operation.path("operationId") + " " + answer.getKey())
                        .isEqualTo(answer.getKey().compareTo("400") >= 0));
      }
    }
    assertThat(yaml).hasSizeLessThan(1_000_000);
  }

  @Test
  void what_may_be_null_says_so_and_every_schema_is_described() {
    var schemas = description.schemas();

    assertThat(schemas.fieldNames())
        .toIterable()
        .contains("Customer", "NewCustomer", "Wallet", "Balances", "Operation", "Problem");
    schemas
        .fieldNames()
        .forEachRemaining(
            name ->
                assertThat(schemas.path(name).path("description").asText()).as(name).isNotBlank());
    assertThat(schemas.fieldNames()).toIterable().allMatch(name -> name.matches("[A-Za-z]+"));
    var wallet = schemas.path("Wallet");
    assertThat(wallet.path("properties").path("address").path("type"))
        .hasToString("[\"string\",\"null\"]");
    assertThat(wallet.path("required").toString()).contains("\"address\"", "\"id\"", "\"state\"");
    assertThat(schemas.path("NewCustomer").has("required")).isFalse();
  }

  /** A page that lets its readers try the API starts with these. */
  @Test
  void every_body_that_is_shown_can_be_sent_as_it_stands() {
    var tried = new TreeSet<String>();
    description.operations().entrySet().stream()
        .filter(entry -> entry.getValue().getRequestBody() != null)
        .filter(entry -> !entry.getKey().contains("webhooks"))
        .filter(entry -> !entry.getKey().endsWith("/documents"))
        .forEach(
            entry ->
                description
                    .bodies(entry.getValue())
                    .forEach(
                        body -> {
                          tried.add(entry.getKey());
                          assertThat(send(entry.getKey(), body).status())
                              .as(entry.getKey() + " " + body)
                              .isNotIn(400, 415, 500);
                        }));
    assertThat(tried).hasSize(58);
  }

  @Test
  void nothing_that_is_good_for_one_request_is_there_to_be_copied() {
    description
        .operations()
        .forEach(
            (name, operation) ->
                Stream.ofNullable(operation.getParameters())
                    .flatMap(List::stream)
                    .filter(parameter -> parameter.getIn().equals("header"))
                    .forEach(header -> assertThat(header.getExample()).as(name).isNull()));
  }

  private TestServer.Answer send(String operation, String body) {
    var customer = server.given.customer(server.tenant);
    var pending = server.given.operation(server.tenant, customer);
    var parts =
        operation
            .replace("{id}", customer.id().value())
            .replace("{operationId}", pending.id().value())
            .replace("{endpointId}", "unknown")
            .replace("{keyId}", "unknown")
            .replace("{tenantId}", "unknown")
            .replace("{cardId}", "unknown")
            .replace("{walletId}", "unknown")
            .replace("{recipientId}", "unknown")
            .replace("{shareholderId}", "unknown")
            .replace("{importId}", "unknown")
            .replace("{proposalId}", "unknown")
            .replace("{breakId}", "unknown")
            .split(" ", 2);
    return server
        .call(parts[0], parts[1])
        .key(Given.unique("key"))
        .header("If-Match", "*")
        .json(body)
        .send();
  }
}
