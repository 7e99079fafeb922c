package io.purser.local.operations;

import io.purser.local.Api;
import io.purser.local.BadOption;
import io.purser.local.CannotStart;
import io.purser.local.ProductAccess;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What {@code ./purser operations} runs. */
public final class Main {
  private static final int USAGE = 2;
  private static final int REFUSED = 1;

  private static final String HELP =
      """
      usage: ./purser operations list [--state pending|manual|confirmed|rejected] [--kind KIND] [--customer ID]
                                      [--limit N] [--cursor CURSOR]
             ./purser operations show ID                                     with everything that its attempts saw
             ./purser operations look-again ID --reason "…"                  has the provider asked once more
             ./purser operations confirm ID --provider-id X --reason "…"     the effect is there, under this id
             ./purser operations close ID --reason "…"                       there is no effect and will be none
               --url URL     a product elsewhere, as the operator whose token is in PURSER_TOKEN
               --key KEY     the Idempotency-Key of an earlier try that was not answered
               --json        prints what the API answers
      docs/operations.md says what to do with an operation that waits for a person.
      """;

  private final Api api;
  private final PrintStream out;

  private Main(Api api, PrintStream out) {
    this.api = api;
    this.out = out;
  }

  /** The first argument is the folder of the checkout. */
  public static void main(String... arguments) {
    var rest = List.of(arguments).subList(1, arguments.length);
    if (rest.equals(List.of("--help")) || rest.equals(List.of("help"))) {
      System.out.print(HELP);
      return;
    }
    int status =
        run(Path.of(arguments[0], ".purser", "env"), rest, System.getenv(), System.out, System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  /** Returns the exit code. */
  public static int run(
      Path environmentFile,
      List<String> arguments,
      Map<String, String> environment,
      PrintStream out,
      PrintStream err) {
    try {
      var options = Options.parse(arguments);
      var api = ProductAccess.of(environmentFile, options.url(), environment);
      return new Main(api, out).run(options);
    } catch (BadOption bad) {
      err.println("purser: " + bad.getMessage() + "\n\n" + HELP);
      return USAGE;
    } catch (CannotStart refused) {
      err.println("purser: " + refused.getMessage());
      return REFUSED;
    }
  }

  private int run(Options options) {
    var answer = send(options.request());
    if (options.json()) {
      out.println(answer.body().toPrettyString());
    } else if (answer.status() / 100 != 2) {
      out.println(Words.problem(answer.status(), answer.body()));
    } else {
      var lines =
          switch (options.request()) {
            case Request.List _ -> Words.list(answer.body());
            case Request.Show _, Request.Change _ -> Words.one(answer.body());
          };
      lines.forEach(out::println);
    }
    return answer.status() / 100 == 2 ? 0 : REFUSED;
  }

  private Api.Answer send(Request request) {
    try {
      return switch (request) {
        case Request.List(var filters) -> api.get("/v1/operations" + query(filters));
        case Request.Show(var id) -> api.get("/v1/operations/" + encoded(id));
        case Request.Change(var id, var action, var body, var key) ->
            change("/v1/operations/" + encoded(id) + "/" + action, body, key);
      };
    } catch (IOException away) {
      throw new CannotStart("the product does not answer: " + away.getMessage(), away);
    }
  }

  /** Whoever gets no answer cannot know, and needs the key to find out. */
  private Api.Answer change(String path, Map<String, String> body, String key) {
    try {
      return api.post(path, body, "Idempotency-Key", key);
    } catch (IOException away) {
      throw new CannotStart(
          "no answer came: the change may have been made. Say the same again with --key " + key,
          away);
    }
  }

  private static String query(Map<String, String> filters) {
    return filters.isEmpty()
        ? ""
        : new TreeMap<>(filters)
            .entrySet().stream()
                .map(filter -> filter.getKey() + "=" + encoded(filter.getValue()))
                .collect(Collectors.joining("&", "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
