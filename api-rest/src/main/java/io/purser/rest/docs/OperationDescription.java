package io.purser.rest.docs;

import io.purser.domain.list.PageRequest;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.ProblemDocuments;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes into the description of an operation what its route says about itself. */
@Singleton
final class OperationDescription {
  /** Statuses of answers that may be other ones a little later. */
  private static final Set<String> MAY_SAY_WHEN = Set.of("202", "409", "429", "503");

  private static final List<String> OF_EVERY_ANSWER =
      List.of("Request-Id", "RateLimit", "RateLimit-Policy");

  private final ProblemDocuments problems;

  OperationDescription(ProblemDocuments problems) {
    this.problems = problems;
  }

  void complete(Map<String, Object> operation, RouteDescription route) {
    route
        .whoMay()
        .ifPresent(
            who ->
                operation.merge(
                    "description", who, (description, more) -> description + "\n\n" + more));
    operation.put(
        "security",
        route.permission().isPresent()
            ? List.of(Tree.of("apiKey", List.of()), Tree.of("accessToken", List.of()))
            : List.of());
    var parameters = Tree.list(operation, "parameters");
    route.inputs().forEach(input -> parameters.addAll(parameters(input)));
    if (route.takesConfirmation()) {
      parameters.add(
          header(
              "Confirmation",
              false,
              "In place of a fresh login of an end user: the token of a confirmation of this request.",
              Tree.of("type", "string")));
    }
    if (parameters.isEmpty()) {
      operation.remove("parameters");
    }
    addProblems(Tree.child(operation, "responses"), route);
    addHeaders(Tree.child(operation, "responses"), route);
  }

  private static List<Map<String, Object>> parameters(Input input) {
    return switch (input) {
      case JSON, EMPTY, QUERY -> List.of();
      case KEY ->
          List.of(
              header(
                  "Idempotency-Key",
                  true,
                  "New and random for each new request, the same for each retry of it.",
                  Tree.of("type", "string", "pattern", "^[!-~]{1,255}$")));
      case REASON ->
          List.of(
              header(
                  "Purser-Reason",
                  false,
                  "Required of operators, and kept in the audit log.",
                  Tree.of("type", "string", "minLength", 1, "maxLength", 500)));
      case PREFERENCE ->
          List.of(
              header(
                  "Prefer",
                  false,
                  "respond-async: while the provider is away, be answered with 202 and have it sent"
                      + " when the provider is back, instead of 503 and nothing sent.",
                  Tree.of("type", "string")));
      case VERSION ->
          List.of(
              header(
                  "If-None-Match",
                  false,
                  "The ETag of the version that you have.",
                  Tree.of("type", "string")));
      case PRECONDITION ->
          List.of(
              header(
                  "If-Match",
                  true,
                  "The ETag of the version that you have, or *.",
                  Tree.of("type", "string")));
      case PAGE ->
          List.of(
              query(
                  "limit",
                  "How many at most.",
                  Tree.of(
                      "type",
                      "integer",
                      "minimum",
                      1,
                      "maximum",
                      PageRequest.MAX_LIMIT,
                      "default",
                      PageRequest.DEFAULT_LIMIT)),
              query(
                  "cursor",
                  "The nextCursor of an earlier answer with the same filters.",
                  Tree.of("type", "string")),
              query(
                  "include",
                  "total counts everything that matches.",
                  Tree.of("type", "string", "enum", List.of("total"))));
    };
  }

  /** Without an example: the page would send it, and a key or a reason is good for one request. */
  private static Map<String, Object> header(
      String name, boolean required, String description, Object schema) {
    return Tree.of(
        "name",
        name,
        "in",
        "header",
        "required",
        required,
        "description",
        description,
        "schema",
        schema);
  }

  private static Map<String, Object> query(String name, String description, Object schema) {
    return Tree.of("name", name, "in", "query", "description", description, "schema", schema);
  }

  private static void addHeaders(Map<String, Object> responses, RouteDescription route) {
    for (var status : List.copyOf(responses.keySet())) {
      var headers = Tree.child(Tree.child(responses, status), "headers");
      OF_EVERY_ANSWER.forEach(name -> headers.put(name, reference("headers", name)));
      if (MAY_SAY_WHEN.contains(status)) {
        headers.put("Retry-After", reference("headers", "Retry-After"));
      }
      if (status.startsWith("2") || status.equals("304")) {
        addHeadersOfSuccess(headers, status, route);
      }
      if (route.inputs().contains(Input.KEY)) {
        headers.put("Idempotent-Replayed", reference("headers", "Idempotent-Replayed"));
      }
    }
  }

  private static void addHeadersOfSuccess(
      Map<String, Object> headers, String status, RouteDescription route) {
    boolean isOfWrite = status.equals("200") && route.inputs().contains(Input.KEY);
    if (status.equals("201") || status.equals("202") || isOfWrite) {
      headers.put("Location", text("Where to read it."));
    }
    if (route.inputs().contains(Input.VERSION)) {
      headers.put("ETag", text("The version."));
    }
  }

  /** The headers that many answers have, which are described once. */
  static Map<String, Object> sharedHeaders() {
    return Tree.of(
        "Request-Id",
        text("Names the request in our logs."),
        "RateLimit",
        text("What is left of the nearest limit (r), and in how many seconds all of it is (t)."),
        "RateLimit-Policy",
        text("The nearest limit: its burst (q), and the seconds in which that comes back (w)."),
        "Retry-After",
        text("After how many seconds it makes sense to ask again."),
        "Idempotent-Replayed",
        text("true when an earlier request was answered with this."));
  }

  /** A problem document of each code that any of these answers with, which are shown once. */
  Map<String, Object> sharedExamples(Collection<RouteDescription> routes) {
    var examples = Tree.of();
    routes.stream()
        .flatMap(route -> route.problems().stream())
        .distinct()
        .sorted()
        .forEach(
            code ->
                examples.put(
                    code.text(),
                    Tree.of("summary", code.title(), "value", problems.example(Problem.of(code)))));
    return examples;
  }

  private static Map<String, Object> reference(String kind, String name) {
    return Tree.of("$ref", "#/components/" + kind + "/" + name);
  }

  private static Map<String, Object> text(String description) {
    return Tree.of("description", description, "schema", Tree.of("type", "string"));
  }

  private void addProblems(Map<String, Object> responses, RouteDescription route) {
    var byStatus =
        route.problems().stream()
            .sorted(Comparator.naturalOrder())
            .collect(
                Collectors.groupingBy(
                    code -> Integer.toString(code.status().getCode()),
                    TreeMap::new,
                    Collectors.toList()));
    byStatus.forEach((status, codes) -> responses.put(status, response(codes)));
  }

  private Map<String, Object> response(List<ProblemCode> codes) {
    var examples = Tree.of();
    codes.forEach(code -> examples.put(code.text(), reference("examples", code.text())));
    var description =
        codes.stream()
            .map(code -> "- `" + code.text() + "`: " + code.meaning())
            .collect(Collectors.joining("\n"));
    return Tree.of(
        "description",
        description,
        "content",
        Tree.of(
            ProblemDocuments.MEDIA_TYPE,
            Tree.of("schema", reference("schemas", "Problem"), "examples", examples)));
  }
}
