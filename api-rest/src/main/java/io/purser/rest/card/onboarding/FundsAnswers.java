package io.purser.rest.card.onboarding;

import io.purser.domain.card.onboarding.Question;
import io.purser.domain.text.Text;
import io.purser.rest.json.Body;
import io.purser.rest.problem.ProblemCode;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Answers to the provider's questions. They are passed on and kept nowhere. */
@Schema(
    name = "SourceOfFundsAnswers",
    description = "An answer to every question, by the question's id.")
record FundsAnswers(
    @Schema(
            type = "object",
            additionalProperties = AdditionalPropertiesValue.TRUE,
            description = "For each question one of its options.",
            example = "{\"EMPLOYMENT_STATUS\":\"EMPLOYED\",\"SOURCE_OF_INCOME\":\"SALARY\"}")
        Map<String, String> answers) {
  private static final int LONGEST = 200;
  private static final int MOST = 100;

  static FundsAnswers read(byte[] bytes) {
    var body = Body.read(bytes);
    if (!body.has("answers")) {
      body.refuse("answers", ProblemCode.MISSING_MEMBER, "must be there");
    }
    var given = body.scalars("answers", new OnlyTexts());
    if (given.size() > MOST) {
      body.refuse("answers", ProblemCode.INVALID_VALUE, "must be at most " + MOST);
    }
    given.forEach(
        (question, option) -> {
          if (Text.problemWith(question, LONGEST).isPresent()
              || Text.problemWith(option, LONGEST).isPresent()) {
            // Neither is repeated: both are what somebody sent.
            body.refuse(
                "answers",
                ProblemCode.INVALID_VALUE,
                "must have texts of 1 to " + LONGEST + " characters, and no card numbers");
          }
        });
    body.end();
    return new FundsAnswers(given);
  }

  List<Question.Answer> toAnswers() {
    return answers.entrySet().stream()
        .map(entry -> new Question.Answer(entry.getKey(), entry.getValue()))
        .toList();
  }

  @Override
  public String toString() {
    return "FundsAnswers[hidden]";
  }

  /** What is no text becomes an empty one, which is refused. */
  private static final class OnlyTexts implements Body.Scalars<String> {
    @Override
    public String text(String text) {
      return text;
    }

    @Override
    public String number(BigDecimal number) {
      return "";
    }

    @Override
    public String truth(boolean truth) {
      return "";
    }
  }
}
