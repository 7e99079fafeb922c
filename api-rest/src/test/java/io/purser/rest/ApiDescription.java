package io.purser.rest;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.Yaml;

/** The OpenAPI document that a server publishes, for tests that are made from it. */
final class ApiDescription {
  private final String yaml;
  private final OpenAPI parsed;
  private final JsonNode document;

  private ApiDescription(String yaml) {
    this.yaml = yaml;
    this.parsed = new OpenAPIV3Parser().readContents(yaml, null, null).getOpenAPI();
    this.document = new JsonMapper().valueToTree(new Yaml().load(yaml));
  }

  static ApiDescription of(TestServer server) {
    return new ApiDescription(server.call("GET", "/openapi.yaml").anonymous().send().body());
  }

  String yaml() {
    return yaml;
  }

  /** The examples, or else what is put together from those of the members. */
  List<String> bodies(Operation operation) {
    var content = requireNonNull(operation.getRequestBody().getContent().get("application/json"));
    if (content.getExamples() != null) {
      return content.getExamples().values().stream().map(it -> it.getValue().toString()).toList();
    }
    return List.of(example(content.getSchema().get$ref()).toString());
  }

  private JsonNode example(String schema) {
    var body = new JsonMapper().createObjectNode();
    schemas()
        .path(schema.replaceFirst(".*/", ""))
        .path("properties")
        .properties()
        .forEach(member -> body.set(member.getKey(), exampleOf(member.getValue())));
    return body;
  }

  private JsonNode exampleOf(JsonNode member) {
    var items = member.path("items").path("$ref");
    return items.isTextual()
        ? new JsonMapper().createArrayNode().add(example(items.asText()))
        : member.path("examples").get(0);
  }

  /** By method and path, as in {@code GET /v1/customers/{id}}, with the answers they refer to. */
  Map<String, Operation> operations() {
    var operations = new TreeMap<String, Operation>();
    parsed
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach(
                        (method, operation) -> {
                          operation.getResponses().replaceAll((_, answer) -> found(answer));
                          operations.put(
                              method.name().toUpperCase(Locale.ROOT) + " " + path, operation);
                        }));
    return operations;
  }

  private ApiResponse found(ApiResponse answer) {
    var reference = answer.get$ref();
    return reference == null
        ? answer
        : requireNonNull(
            parsed.getComponents().getResponses().get(reference.replaceFirst(".*/", "")),
            reference);
  }

  JsonNode schemas() {
    return document.path("components").path("schemas");
  }

  /** As it was published. */
  JsonNode document() {
    return document;
  }
}
