package io.purser.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.purser.bench.Databases.Filled;
import io.purser.local.CannotStart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How the cost of reading changes while there are more and more customers. */
final class Growth {
  private static final int SMALLEST = 1_000;
  private static final int STEP = 10;
  private static final int CONNECTIONS = 4;
  private static final int PAGE = 20;
  private static final int LARGEST_PAGE = 100;
  private static final int DEEP = 10_000;
  private static final int ROUNDS = 3;
  private static final Duration WARM_UP = Duration.ofSeconds(4);
  private static final Duration TIME = Duration.ofSeconds(2);

  private final Filled database;
  private final Served node;
  private final Wrk wrk;
  private final ObjectMapper json = new ObjectMapper();

  private Growth(Filled database, Served node, Path scratch) {
    this.database = database;
    this.node = node;
    this.wrk = new Wrk(scratch, CONNECTIONS);
  }

  static Section measure(Surroundings surroundings, BenchOptions options) {
    var table = new Table("customers", "request", "p50 ms", "mean ms", "a second");
    for (int customers = SMALLEST; customers <= options.largest(); customers *= STEP) {
      var database = surroundings.databases().with(customers);
      try (var node = surroundings.node(database.settings())) {
        System.out.println("among " + customers + " customers");
        new Growth(database, node, surroundings.scratch()).measure(table);
      }
    }
    return new Section("Growth", table.text() + SAID);
  }

  private void measure(Table table) {
    int deep = Math.min(DEEP, database.customers() / PAGE);
    var deepPage = pathOfPage(deep);
    var requests = new ArrayList<Request>();
    requests.add(new Request("read a customer", "get", Map.of()));
    requests.add(new Request("first page of 20", "path", path("/v1/customers")));
    requests.add(new Request("page " + Figures.whole(deep) + " of 20", "path", path(deepPage)));
    requests.add(new Request("search by e-mail", "search", Map.of()));
    requests.forEach(request -> run(request, WARM_UP));
    for (int round = 1; round <= ROUNDS; round++) {
      requests.forEach(request -> request.loads().add(run(request, TIME)));
    }
    for (var request : requests) {
      table.row(
          Figures.whole(database.customers()),
          request.title(),
          Figures.millis(request.median(Load::p50Millis)),
          Figures.millis(request.median(Load::meanMillis)),
          Figures.whole(request.median(Load::perSecond)));
    }
  }

  /** A request and how it was borne in each round. */
  private record Request(
      String title, String script, Map<String, String> values, List<Load> loads) {
    Request(String title, String script, Map<String, String> values) {
      this(title, script, values, new ArrayList<>());
    }

    double median(Function<Load, Double> figure) {
      return Median.of(loads.stream().map(figure).toList()).value();
    }
  }

  private Load run(Request request, Duration time) {
    var values = new HashMap<>(Databases.forScripts(database, database.key()));
    values.putAll(request.values());
    return wrk.run(node.url(), request.script(), values, time);
  }

  private static Map<String, String> path(String path) {
    return Map.of("BENCH_PATH", path);
  }

  /**
   * A cursor is signed and cannot be made up, so the list is walked to where the page begins, in
   * larger pages.
   */
  private String pathOfPage(int page) {
    int left = (page - 1) * PAGE;
    var path = "/v1/customers?limit=" + PAGE;
    try (var client = Client.withKey(node.url(), database.key())) {
      var cursor = "";
      while (left > 0) {
        int step = Math.min(left, LARGEST_PAGE);
        cursor = next(client.get("/v1/customers?limit=" + step + cursor));
        left -= step;
      }
      return path + cursor;
    }
  }

  private String next(String page) {
    try {
      return "&cursor=" + json.readTree(page).path("nextCursor").asText();
    } catch (IOException e) {
      throw new CannotStart("the list was answered without JSON", e);
    }
  }

  private static final String SAID =
      """

      Four callers at a time; medians of three rounds. The cursor of the deep page is come by as any caller does, by walking there; with fewer
      than 200,000 customers the last page stands in for page 10,000.
      """;
}
