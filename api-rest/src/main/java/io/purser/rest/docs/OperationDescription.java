package io.purser.rest.docs;

import io.purser.domain.list.PageRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes into the description of an operation what its route says about itself. */
final class OperationDescription {
  private final ProblemResponses problems;

  /**
   * @param problems takes in what the operations may be refused with
   */
  OperationDescription(ProblemResponses problems) {
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
    var responses = Tree.child(operation, "responses");
    addHeaders(responses, route);
    addProblems(responses, route);
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
      Tree.child(Tree.child(responses, status), "headers")
          .putAll(AnswerHeaders.of(status, route.inputs()));
    }
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
    byStatus.forEach(
        (status, codes) ->
            responses.put(
                status,
                problems.reference(
                    status, codes, AnswerHeaders.mayBeReplayed(status, route.inputs()))));
  }
}
