package io.purser.rest.docs;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The headers that answers have. Those of many answers are described once. */
final class AnswerHeaders {
  /** Statuses of answers that may be other ones a little later. */
  private static final Set<String> MAY_SAY_WHEN = Set.of("202", "409", "429", "503");

  /** Statuses of answers that are not kept under the key of their request. */
  private static final Set<String> NOT_KEPT = Set.of("401", "406", "413", "415", "500", "503");

  private static final List<String> OF_EVERY_ANSWER =
      List.of("Request-Id", "RateLimit", "RateLimit-Policy");

  private AnswerHeaders() {}

  /** What the others refer to. */
  static Map<String, Object> shared() {
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

  static Map<String, Object> of(String status, Set<Input> inputs) {
    var headers = ofProblem(status, mayBeReplayed(status, inputs));
    boolean isOfWrite = status.equals("200") && inputs.contains(Input.KEY);
    if (status.equals("201") || status.equals("202") || isOfWrite) {
      headers.put("Location", text("Where to read it."));
    }
    if (inputs.contains(Input.VERSION)) {
      headers.put("ETag", text("The version."));
    }
    return headers;
  }

  static Map<String, Object> ofProblem(String status, boolean mayBeReplayed) {
    var headers = Tree.of();
    OF_EVERY_ANSWER.forEach(name -> headers.put(name, reference(name)));
    if (MAY_SAY_WHEN.contains(status)) {
      headers.put("Retry-After", reference("Retry-After"));
    }
    if (mayBeReplayed) {
      headers.put("Idempotent-Replayed", reference("Idempotent-Replayed"));
    }
    return headers;
  }

  /** Whether an answer of the status may be one that was kept under the request's key. */
  static boolean mayBeReplayed(String status, Set<Input> inputs) {
    return inputs.contains(Input.KEY) && !NOT_KEPT.contains(status);
  }

  private static Map<String, Object> reference(String name) {
    return Tree.reference("headers", name);
  }

  private static Map<String, Object> text(String description) {
    return Tree.of("description", description, "schema", Tree.of("type", "string"));
  }
}
