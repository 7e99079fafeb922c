package io.purser.twin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.http.Json;
import java.util.List;
import java.util.Map;

/**
 * The questionnaire. Labels are in the languages below, English for any other; ids and options are
 * the same in all.
 */
enum SourceOfFunds {
  EMPLOYMENT_STATUS(
      Map.of(
          "en", "What is your employment status?",
          "de", "Wie ist Ihr Beschäftigungsstatus?",
          "fr", "Quelle est votre situation professionnelle ?"),
      List.of("EMPLOYED", "SELF_EMPLOYED", "UNEMPLOYED", "STUDENT", "RETIRED")),
  SOURCE_OF_INCOME(
      Map.of(
          "en", "What is your primary source of income?",
          "de", "Was ist Ihre Haupteinkommensquelle?",
          "fr", "Quelle est votre principale source de revenus ?"),
      List.of("SALARY", "BUSINESS_INCOME", "INVESTMENT", "PENSION", "OTHER"));

  private static final String USUAL_LANGUAGE = "en";

  private final Map<String, String> labels;
  private final List<String> options;

  SourceOfFunds(Map<String, String> labels, List<String> options) {
    this.labels = labels;
    this.options = List.copyOf(options);
  }

  boolean has(String option) {
    return options.contains(option);
  }

  ObjectNode json(String locale) {
    String language = locale.split("[-_]", 2)[0];
    String usual = labels.getOrDefault(USUAL_LANGUAGE, name());
    var json =
        Json.object().put("question", name()).put("label", labels.getOrDefault(language, usual));
    options.forEach(json.putArray("options")::add);
    return json;
  }
}
