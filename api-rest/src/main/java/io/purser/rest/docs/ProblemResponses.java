package io.purser.rest.docs;

import io.purser.rest.problem.Problem;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.ProblemDocuments;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Answers with problem documents, each described once however many operations have it. An operation
 * refers to it by the codes that it may have, so these are read without looking it up.
 */
final class ProblemResponses {
  private final ProblemDocuments problems;
  private final TreeMap<String, Object> responses = new TreeMap<>();
  private final TreeMap<ProblemCode, Object> examples = new TreeMap<>();

  ProblemResponses(ProblemDocuments problems) {
    this.problems = problems;
  }

  /** The place of the answer with one of these codes, all of one status. */
  Map<String, Object> reference(String status, List<ProblemCode> codes, boolean mayBeReplayed) {
    String name =
        codes.stream().map(ProblemCode::text).collect(Collectors.joining("."))
            + (mayBeReplayed ? ".replayable" : "");
    responses.computeIfAbsent(name, _ -> response(status, codes, mayBeReplayed));
    return Tree.reference("responses", name);
  }

  /** By name, what was referred to. */
  Map<String, Object> responses() {
    return responses;
  }

  /** A problem document of each code that any of the responses has. */
  Map<String, Object> examples() {
    var byName = Tree.of();
    examples.forEach((code, example) -> byName.put(code.text(), example));
    return byName;
  }

  private Map<String, Object> response(
      String status, List<ProblemCode> codes, boolean mayBeReplayed) {
    var shown = Tree.of();
    for (var code : codes) {
      examples.computeIfAbsent(code, this::example);
      shown.put(code.text(), Tree.reference("examples", code.text()));
    }
    var description =
        codes.stream()
            .map(code -> "- `" + code.text() + "`: " + code.meaning())
            .collect(Collectors.joining("\n"));
    return Tree.of(
        "description",
        description,
        "headers",
        AnswerHeaders.ofProblem(status, mayBeReplayed),
        "content",
        Tree.of(
            ProblemDocuments.MEDIA_TYPE,
            Tree.of("schema", Tree.reference("schemas", "Problem"), "examples", shown)));
  }

  private Map<String, Object> example(ProblemCode code) {
    return Tree.of("summary", code.title(), "value", problems.example(Problem.of(code)));
  }
}
