package io.purser.twin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.http.Json;
import io.purser.twin.state.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A question about where money comes from. Labels are in English, German and French, in English for
 * any other language; ids and options are the same in all.
 */
record SourceOfFunds(String id, Map<String, String> labels, List<String> options) {
  private static final String USUAL_LANGUAGE = "en";
  private static final List<SourceOfFunds> USUAL =
      List.of(
          new SourceOfFunds(
              "EMPLOYMENT_STATUS",
              Map.of(
                  "en", "What is your employment status?",
                  "de", "Wie ist Ihr Beschäftigungsstatus?",
                  "fr", "Quelle est votre situation professionnelle ?"),
              List.of("EMPLOYED", "SELF_EMPLOYED", "UNEMPLOYED", "STUDENT", "RETIRED")),
          new SourceOfFunds(
              "SOURCE_OF_INCOME",
              Map.of(
                  "en", "What is your primary source of income?",
                  "de", "Was ist Ihre Haupteinkommensquelle?",
                  "fr", "Quelle est votre principale source de revenus ?"),
              List.of("SALARY", "BUSINESS_INCOME", "INVESTMENT", "PENSION", "OTHER")));

  /** The usual questions, and those the control API has added. */
  static List<SourceOfFunds> all(World world) {
    var all = new ArrayList<>(USUAL);
    for (var extra : world.extraQuestions.all()) {
      all.add(
          new SourceOfFunds(extra.id(), Map.of(USUAL_LANGUAGE, extra.label()), extra.options()));
    }
    return all;
  }

  boolean has(String option) {
    return options.contains(option);
  }

  ObjectNode json(String locale) {
    String language = locale.split("[-_]", 2)[0];
    String usual = labels.getOrDefault(USUAL_LANGUAGE, id);
    var json = Json.object().put("question", id).put("label", labels.getOrDefault(language, usual));
    options.forEach(json.putArray("options")::add);
    return json;
  }
}
