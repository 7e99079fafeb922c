package io.purser.local.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.local.Api;
import java.util.ArrayList;
import java.util.List;

/** What the API answers, for people who look over each other's shoulders. */
final class Lines {
  private static final String ROW = "%-30s  %-15s  %-11s  %-30s  %-44s  %s";

  private Lines() {}

  static String progress(JsonNode run) {
    var read = run.path("read");
    var trouble = run.path("trouble");
    return "reading %ss, page %s: %s records so far%s"
        .formatted(
            run.path("list").asText(),
            run.path("page").asText(),
            read.path("records").asText(),
            trouble.isTextual() ? "; waiting: " + trouble.asText() : "");
  }

  static String summary(JsonNode run) {
    var read = run.path("read");
    var proposals = run.path("proposals");
    return "read %s records: %s linked already, %s another tenant's, %s unreadable; proposed %s by reference, %s by external id, %s by e-mail, %s new, %s changed"
        .formatted(
            read.path("records").asText(),
            read.path("linked").asText(),
            read.path("ofOtherTenants").asText(),
            read.path("unreadable").asText(),
            proposals.path("reference").asText(),
            proposals.path("externalId").asText(),
            proposals.path("email").asText(),
            proposals.path("new").asText(),
            proposals.path("changed").asText());
  }

  static List<String> table(List<JsonNode> proposals) {
    var lines = new ArrayList<String>();
    if (proposals.isEmpty()) {
      lines.add("nothing is left to decide");
      return lines;
    }
    lines.add(ROW.formatted("PROPOSAL", "KIND", "MATCH", "CUSTOMER", "PROVIDER'S ID", "E-MAIL"));
    for (var proposal : proposals) {
      var provider = proposal.path("provider");
      lines.add(
          ROW.formatted(
              proposal.path("id").asText(),
              proposal.path("kind").asText(),
              proposal.path("match").asText(),
              proposal.path("customerId").asText("-").replace("null", "-"),
              provider.path("id").asText(),
              masked(provider.path("email"))));
    }
    return lines;
  }

  /** Enough to recognise whom one knows, and no more. */
  static String masked(JsonNode email) {
    if (!email.isTextual()) {
      return "-";
    }
    var text = email.asText();
    int at = text.lastIndexOf('@');
    int dot = text.lastIndexOf('.');
    return at < 1 || dot < at + 2
        ? "***"
        : text.charAt(0) + "***@" + text.charAt(at + 1) + "***" + text.substring(dot);
  }

  static String outcome(String id, Api.Answer answer) {
    return answer.status() == 200
        ? id + " is linked to " + answer.body().path("customerId").asText()
        : id
            + " was refused: "
            + answer.status()
            + " "
            + answer.body().path("code").asText()
            + ": "
            + answer.body().path("detail").asText();
  }
}
