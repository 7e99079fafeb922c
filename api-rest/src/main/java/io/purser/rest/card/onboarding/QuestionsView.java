package io.purser.rest.card.onboarding;

import io.purser.domain.card.onboarding.Question;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The provider's questions, as they come. */
@Schema(
    name = "SourceOfFundsQuestions",
    description = "The questions as the provider asks them now. They may change.")
record QuestionsView(List<QuestionView> items) {
  /** One of them. */
  @Schema(name = "SourceOfFundsQuestion", description = "A question, with all answers it takes.")
  record QuestionView(
      @Schema(example = "EMPLOYMENT_STATUS") String id,
      @Schema(
              description = "In the language asked for, or in English.",
              example = "What is your employment status?")
          String label,
      @Schema(example = "[\"EMPLOYED\",\"STUDENT\"]") List<String> options) {}

  static QuestionsView of(List<Question> questions) {
    return new QuestionsView(
        questions.stream()
            .map(question -> new QuestionView(question.id(), question.label(), question.options()))
            .toList());
  }
}
