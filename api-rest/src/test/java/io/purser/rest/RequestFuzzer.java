package io.purser.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.purser.domain.Given;
import io.purser.rest.FuzzedRequest.Header;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes requests out of the API's description: right ones, with one or a few things wrong. Each
 * depends on nothing but the seed and the estate.
 */
final class RequestFuzzer {
  private static final Pattern ID_IN_PATH = Pattern.compile("/([a-z-]+)/\\{[A-Za-z]+}");
  private static final JsonMapper JSON = new JsonMapper();
  private static final String FORM = "multipart/form-data; boundary=";

  /** What ids in queries and bodies are ids of. */
  private static final Map<String, String> KINDS =
      Map.of(
          "customerId", "customers",
          "customerIds", "customers",
          "subjectId", "customers",
          "walletId", "wallets",
          "cardId", "cards",
          "recipientId", "recipients",
          "id", "customers");

  private final ApiDescription description;
  private final DescribedAnswers described;
  private final Estate estate;
  private final OddValues odd;

  /** Cursors of earlier answers, of whatever lists. */
  private final List<String> cursors = new ArrayList<>(List.of("AAAA"));

  RequestFuzzer(
      ApiDescription description,
      DescribedAnswers described,
      Estate estate,
      SplittableRandom random) {
    this.description = description;
    this.described = described;
    this.estate = estate;
    this.odd = new OddValues(random);
  }

  /** Takes over what an answer gives to be sent with another request. */
  void learn(JsonNode answer) {
    var cursor = answer.path("nextCursor");
    if (cursor.isTextual()) {
      cursors.add(cursor.asText());
    }
  }

  FuzzedRequest next(String name, Operation operation) {
    var oddities = new ArrayList<String>();
    var path = path(name.substring(name.indexOf(' ') + 1), oddities) + query(operation, oddities);
    var headers = new ArrayList<>(headers(operation, oddities));
    var body = body(name, operation, headers, oddities);
    return new FuzzedRequest(
        name, caller(), path, headers, new String(body, ISO_8859_1), oddities.toString());
  }

  private String caller() {
    return odd.in100(55)
        ? "service"
        : odd.oneOf(List.of("end-user", "support", "compliance", "admin", "admin", "nobody"));
  }

  private String path(String template, List<String> oddities) {
    return ID_IN_PATH
        .matcher(template)
        .replaceAll(
            found -> {
              var kind = found.group(1);
              // The endpoint of deliveries has no kind of its own.
              var own = estate.kinds().contains(kind) ? estate.id(kind) : "unknown";
              return Matcher.quoteReplacement(
                  "/" + kind + "/" + encoded(value(own, 12, kind, oddities)));
            });
  }

  /** The right value, or in so many cases of a hundred an odd one. */
  private String value(String right, int odds, String what, List<String> oddities) {
    if (!odd.in100(odds)) {
      return right;
    }
    oddities.add(what);
    var value = odd.in100(60) ? odd.text() : odd.changed(right);
    // An empty part of a path makes another path.
    return value.isEmpty() ? "-" : value;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  private String query(Operation operation, List<String> oddities) {
    var pairs = new ArrayList<String>();
    parameters(operation, "query")
        .forEach(
            parameter -> {
              if (Boolean.TRUE.equals(parameter.getRequired()) || odd.in100(25)) {
                pairs.add(pair(parameter, oddities));
              }
            });
    if (odd.in100(3)) {
      oddities.add("unknown parameter");
      pairs.add(encoded(odd.text()) + "=" + encoded(odd.text()));
    }
    if (!pairs.isEmpty() && odd.in100(3)) {
      oddities.add("repeated parameter");
      pairs.add(odd.oneOf(pairs));
    }
    return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
  }

  private String pair(Parameter parameter, List<String> oddities) {
    var name = parameter.getName();
    return name + "=" + encoded(value(right(name, parameter.getSchema()), 30, name, oddities));
  }

  private String right(String name, Schema<?> schema) {
    if (KINDS.containsKey(name)) {
      return estate.id(KINDS.get(name));
    }
    if (name.equals("cursor")) {
      return odd.oneOf(cursors);
    }
    if (name.equals("limit")) {
      return odd.oneOf(List.of("1", "2", "100"));
    }
    if (schema.getEnum() != null) {
      return String.valueOf(odd.oneOf(schema.getEnum()));
    }
    if (schema.getExamples() != null) {
      return String.valueOf(odd.oneOf(schema.getExamples()));
    }
    return switch (String.valueOf(schema.getFormat())) {
      case "date-time" -> odd.oneOf(List.of("2026-01-01T00:00:00Z", "2026-12-31T23:59:59.999Z"));
      case "date" -> odd.oneOf(List.of("2026-01-01", "2026-03-01"));
      case "int64" -> odd.oneOf(List.of("0", "1", "9223372036854775807"));
      default -> odd.oneOf(List.of("10", "true", "en", "unknown", "customer.created"));
    };
  }

  private static List<Parameter> parameters(Operation operation, String in) {
    return operation.getParameters() == null
        ? List.of()
        : operation.getParameters().stream().filter(it -> it.getIn().equals(in)).toList();
  }

  private List<Header> headers(Operation operation, List<String> oddities) {
    var headers = new ArrayList<Header>();
    parameters(operation, "header").forEach(it -> add(it.getName(), headers, oddities));
    if (odd.in100(3)) {
      oddities.add("Accept");
      headers.add(
          new Header("Accept", odd.oneOf(List.of("*/*", "text/html", "a/b;q=0", "nonsense", "*"))));
    }
    return headers;
  }

  private void add(String name, List<Header> headers, List<String> oddities) {
    if (odd.in100(4)) {
      oddities.add(name);
      return;
    }
    var right =
        switch (name) {
          case "Idempotency-Key" -> Given.unique("key");
          case "Purser-Reason" -> "a test";
          case "If-Match" -> "*";
          case "If-None-Match" -> "\"1\"";
          case "Prefer" -> "respond-async";
          default -> "1";
        };
    headers.add(new Header(name, sendable(value(right, 6, name, oddities))));
    if (odd.in100(2)) {
      oddities.add(name);
      headers.add(new Header(name, right));
    }
  }

  /** What the client can send as a header: bytes of UTF-8 without control characters. */
  private static String sendable(String text) {
    var bytes = new String(text.getBytes(UTF_8), ISO_8859_1);
    return bytes.replaceAll("[^\\x20-\\x7e\\xa0-\\xff]", "?");
  }

  private byte[] body(
      String name, Operation operation, List<Header> headers, List<String> oddities) {
    if (operation.getRequestBody() == null) {
      if (odd.in100(3)) {
        oddities.add("a body");
        headers.add(new Header("Content-Type", "application/json"));
        return odd.in100(50) ? "{}".getBytes(UTF_8) : garbage();
      }
      return new byte[0];
    }
    if (operation.getRequestBody().getContent().containsKey("multipart/form-data")) {
      return form(headers, oddities);
    }
    headers.add(new Header("Content-Type", contentType(oddities)));
    if (odd.in100(5)) {
      oddities.add("body");
      return garbage();
    }
    var tree = right(name, operation);
    for (int changes = odd.below(3); changes > 0; changes--) {
      change(tree, operation, oddities);
    }
    return tree.toString().getBytes(UTF_8);
  }

  private String contentType(List<String> oddities) {
    if (odd.in100(96)) {
      return "application/json";
    }
    oddities.add("Content-Type");
    return odd.oneOf(
        List.of(
            "application/json; charset=utf-16",
            "application/json;",
            "text/plain",
            "application/xml",
            "multipart/form-data",
            "application/x-www-form-urlencoded",
            "nonsense"));
  }

  private byte[] garbage() {
    return switch (odd.below(8)) {
      case 0 -> odd.bytes(300);
      case 1 -> odd.json().getBytes(UTF_8);
      case 2 -> ("{\"a\":" + "[".repeat(40) + "]".repeat(40) + "}").getBytes(UTF_8);
      case 3 -> ("{\"a\":\"" + "a".repeat(70_000) + "\"}").getBytes(UTF_8);
      case 4 -> "{\"a\":1,\"a\":2}".getBytes(UTF_8);
      case 5 -> "\ufeff{}".getBytes(UTF_8);
      case 6 -> "{}{}".getBytes(UTF_8);
      default -> "{\"a\":".getBytes(UTF_8);
    };
  }

  private byte[] form(List<Header> headers, List<String> oddities) {
    var boundary = "----purser-4711";
    headers.add(new Header("Content-Type", FORM + boundary));
    var form = Forms.document(value("other", 20, "kind", oddities), Forms.pdf("another"));
    if (odd.in100(20)) {
      oddities.add("field");
      form.field(odd.changed("kind"), odd.text());
    }
    if (odd.in100(20)) {
      oddities.add("file");
      form.file(odd.text(), sendable(odd.text()), odd.bytes(200));
    }
    var whole = form.whole();
    if (odd.in100(20)) {
      oddities.add("broken off");
      return Arrays.copyOf(whole, odd.below(whole.length));
    }
    return whole;
  }

  /** A body as it should be. */
  private ObjectNode right(String name, Operation operation) {
    var command = CustomerCommands.ALL.stream().filter(it -> it.route().equals(name)).findFirst();
    if (command.isPresent() && odd.in100(50)) {
      return read(estate.customer.filled(command.get().body()));
    }
    var body =
        described.members(operation).isEmpty() ? "{}" : odd.oneOf(description.bodies(operation));
    var tree = read(body);
    KINDS.forEach(
        (member, kind) -> {
          if (tree.has(member) && !tree.path(member).isArray()) {
            tree.put(member, estate.id(kind));
          }
        });
    if (tree.has("reference")) {
      tree.put("reference", Given.unique("reference"));
    }
    return tree;
  }

  private static ObjectNode read(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Changes one place of the body, wherever it is. */
  private void change(ObjectNode body, Operation operation, List<String> oddities) {
    var objects = new ArrayList<ObjectNode>();
    collect(body, objects);
    var object = odd.oneOf(objects);
    var names = new ArrayList<>(new TreeMap<>(members(object)).keySet());
    var possible = List.copyOf(described.members(operation));
    int kind = odd.below(10);
    if (kind == 0) {
      oddities.add("added");
      object.putRawValue(odd.text(), new RawValue(odd.json()));
    } else if (kind <= 3 && !possible.isEmpty()) {
      var name = odd.oneOf(possible);
      oddities.add(name);
      body.putRawValue(name, new RawValue(odd.json()));
    } else if (!names.isEmpty()) {
      var name = odd.oneOf(names);
      oddities.add(name);
      changeMember(object, name, kind);
    }
  }

  private void changeMember(ObjectNode object, String name, int kind) {
    var value = object.path(name);
    if (kind == 4) {
      object.remove(name);
    } else if (value.isTextual() && kind <= 6) {
      object.put(name, odd.changed(value.asText()));
    } else {
      object.putRawValue(name, new RawValue(odd.json()));
    }
  }

  private static Map<String, JsonNode> members(ObjectNode object) {
    var members = new TreeMap<String, JsonNode>();
    object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
    return members;
  }

  private static void collect(JsonNode node, List<ObjectNode> into) {
    if (node instanceof ObjectNode object) {
      into.add(object);
      object.forEach(member -> collect(member, into));
    } else if (node instanceof ArrayNode array) {
      array.forEach(item -> collect(item, into));
    }
  }
}
