package io.purser.local.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.local.Api;
import io.purser.local.CannotStart;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Has an import run, follows it, and shows what it proposes. */
final class Adoption {
  private static final String IMPORTS = "/v1/programme/imports";
  private static final Set<String> EXACT = Set.of("reference", "external-id");
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final Api api;
  private final PrintStream out;

  Adoption(Api api, PrintStream out) {
    this.api = api;
    this.out = out;
  }

  /** Whether everything that was to be confirmed is. */
  boolean run(boolean confirmExact) throws IOException {
    var path = IMPORTS + "/" + started();
    out.println(Lines.summary(followed(path)));
    var proposals = open(path);
    Lines.table(proposals).forEach(out::println);
    return !confirmExact || confirm(path, proposals);
  }

  /** One that runs already is as good. */
  private String started() throws IOException {
    var answer = change(IMPORTS);
    if (answer.status() == 409 && answer.body().path("importId").isTextual()) {
      out.println("an import is running already; following that one");
      return answer.body().path("importId").asText();
    }
    return answer.require("starting an import").path("id").asText();
  }

  private JsonNode followed(String path) throws IOException {
    var said = "";
    while (true) {
      var run = api.get(path).require("the import");
      if (run.path("state").asText().equals("finished")) {
        return run;
      }
      var line = Lines.progress(run);
      if (!line.equals(said)) {
        out.println(line);
        said = line;
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      if (Thread.currentThread().isInterrupted()) {
        throw new CannotStart("interrupted; the import goes on");
      }
    }
  }

  private List<JsonNode> open(String path) throws IOException {
    var all = new ArrayList<JsonNode>();
    var next = "";
    do {
      var page = api.get(path + "/proposals?state=open&limit=100" + next).require("the proposals");
      page.path("items").forEach(all::add);
      var cursor = page.path("nextCursor");
      next =
          cursor.isTextual()
              ? "&cursor=" + URLEncoder.encode(cursor.asText(), StandardCharsets.UTF_8)
              : "";
    } while (!next.isEmpty());
    return all;
  }

  private boolean confirm(String path, List<JsonNode> proposals) throws IOException {
    boolean all = true;
    for (var proposal : proposals) {
      if (EXACT.contains(proposal.path("match").asText())) {
        var id = proposal.path("id").asText();
        var answer = change(path + "/proposals/" + id + "/confirm");
        out.println(Lines.outcome(id, answer));
        all &= answer.status() == 200;
      }
    }
    return all;
  }

  private Api.Answer change(String path) throws IOException {
    return api.post(path, Map.of(), "Idempotency-Key", UUID.randomUUID().toString());
  }
}
