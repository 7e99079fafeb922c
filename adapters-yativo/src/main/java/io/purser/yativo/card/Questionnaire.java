package io.purser.yativo.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.domain.card.onboarding.Question;
import io.purser.yativo.call.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the provider asks about where money comes from, and the answers. */
final class Questionnaire {
  private Questionnaire() {}

  /** Empty when a part is missing: half a questionnaire cannot be answered. */
  static Optional<List<Question>> read(JsonNode payload) {
    var questions = new ArrayList<Question>();
    for (var row : payload.path("questions")) {
      String id = Members.shortText(row, "question");
      String label = Members.text(row, "label");
      var options = new ArrayList<String>();
      row.path("options").forEach(option -> options.add(option.asText()));
      if (id == null || options.isEmpty()) {
        return Optional.empty();
      }
      questions.add(new Question(id, label == null ? id : label, options));
    }
    return questions.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(questions));
  }

  static ObjectNode write(List<Question.Answer> answers) {
    var body = JsonNodeFactory.instance.objectNode();
    var rows = body.putArray("answers");
    for (var answer : answers) {
      rows.addObject().put("question", answer.question()).put("answer", answer.option());
    }
    return body;
  }
}
