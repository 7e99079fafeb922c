package io.purser.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares answers, and the bodies that were accepted, with what the API's description says of
 * them. A schema that lists its members has no others here, though readers are told to expect some.
 */
final class DescribedAnswers {
  /** What comes before there is an operation to speak of. */
  private static final Set<String> BEFORE_ANY_OPERATION =
      Set.of("malformed-request", "no-such-route", "method-not-allowed");

  private static final String PROBLEM = "application/problem+json";
  private static final String ANSWERS = "#/components/schemas/";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Map<String, JsonSchema> schemas = new HashMap<>();
  private final ObjectNode components = JSON.createObjectNode();

  DescribedAnswers(ApiDescription description) {
    JsonNode closed = description.schemas().deepCopy();
    closed.forEach(DescribedAnswers::close);
    components.set("schemas", closed);
  }

  /** A problem says in its description which members it may have besides. */
  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object
        && object.has("properties")
        && !object.has("additionalProperties")
        && !object.path("properties").has("title")) {
      object.put("additionalProperties", false);
    }
  }

  /** What the answer has that the description does not say of it; empty when all is well. */
  List<String> departures(Operation operation, HttpResponse<String> answer) {
    var found = new ArrayList<String>();
    int status = answer.statusCode();
    var type = mediaType(answer);
    if (status == 500) {
      found.add("500");
    }
    if (answer.headers().firstValue("Request-Id").isEmpty()) {
      found.add("there is no Request-Id");
    }
    found.addAll(headers(operation, answer));
    if (type.equals(PROBLEM)) {
      found.addAll(problem(operation, status, answer.body()));
      return found;
    }
    var described = operation.getResponses().get(Integer.toString(status));
    if (described == null) {
      found.add("status " + status + " is not described");
      return found;
    }
    if (status >= 400) {
      found.add("is no problem document but " + type);
    }
    found.addAll(body(described.getContent(), type, answer.body()));
    return found;
  }

  /** How often may be asked stands on every answer, and each header of ours is described. */
  private static List<String> headers(Operation operation, HttpResponse<String> answer) {
    var found = new ArrayList<String>();
    var described = operation.getResponses().get(Integer.toString(answer.statusCode()));
    // What cannot even be decoded is counted for nobody.
    if (described == null || answer.body().contains("\"code\":\"malformed-request\"")) {
      return found;
    }
    for (var name : List.of("RateLimit", "RateLimit-Policy", "Retry-After", "Location")) {
      boolean sent = answer.headers().firstValue(name).isPresent();
      if (sent && !described.getHeaders().containsKey(name)) {
        found.add("the header " + name + " is not described");
      }
      if (!sent && name.startsWith("RateLimit")) {
        found.add("there is no " + name);
      }
    }
    if (List.of(429, 503).contains(answer.statusCode())
        && answer.headers().firstValue("Retry-After").isEmpty()) {
      found.add("there is no Retry-After");
    }
    return found;
  }

  private static String mediaType(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "").strip();
  }

  private List<String> problem(Operation operation, int status, String body) {
    var found = new ArrayList<>(against(ANSWERS + "Problem", body));
    var document = read(body);
    var code = document.path("code").asText();
    if (document.path("status").asInt() != status) {
      found.add("the problem says status " + document.path("status"));
    }
    var described = operation.getResponses().get(Integer.toString(status));
    var codes =
        described == null
            ? Set.of()
            : described.getContent().values().stream()
                .map(MediaType::getExamples)
                .flatMap(examples -> examples.keySet().stream())
                .collect(Collectors.toSet());
    if (!codes.contains(code) && !BEFORE_ANY_OPERATION.contains(code)) {
      found.add("problem " + status + " " + code + " is not described");
    }
    return found;
  }

  private List<String> body(Content content, String type, String body) {
    if (content == null || content.isEmpty()) {
      return body.isEmpty() ? List.of() : List.of("there is a body that is not described");
    }
    // An answer to who has this version already has no body.
    if (body.isEmpty()) {
      return List.of("the body is missing");
    }
    var media = content.get(type);
    if (media == null) {
      return List.of("content type " + type + " is not described");
    }
    return type.equals("application/json") ? against(media.getSchema().get$ref(), body) : List.of();
  }

  /** Whether the description allows a body that was sent to the operation. */
  boolean allows(Operation operation, String body) {
    var content = operation.getRequestBody();
    var media = content == null ? null : content.getContent().get("application/json");
    return media == null
        || media.getSchema().get$ref() == null
        || against(media.getSchema().get$ref(), body).isEmpty();
  }

  private List<String> against(String reference, String body) {
    try {
      return schema(reference).validate(read(body)).stream()
          .map(ValidationMessage::toString)
          .toList();
    } catch (IllegalArgumentException unreadable) {
      return List.of("the body is no JSON");
    }
  }

  private JsonSchema schema(String reference) {
    return schemas.computeIfAbsent(
        reference,
        _ -> {
          var document = JSON.createObjectNode().put("$ref", reference);
          document.set("components", components);
          return JsonSchemaFactory.getInstance(VersionFlag.V202012)
              .getSchema(
                  document, SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
        });
  }

  /** The members that a body may have at its top. */
  Set<String> members(Operation operation) {
    var content = operation.getRequestBody().getContent().get("application/json");
    var names = new TreeSet<String>();
    if (content != null && content.getSchema().get$ref() != null) {
      components
          .at(content.getSchema().get$ref().substring("#/components".length()))
          .path("properties")
          .fieldNames()
          .forEachRemaining(names::add);
    }
    return names;
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
