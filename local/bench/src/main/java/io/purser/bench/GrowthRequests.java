package io.purser.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.purser.bench.Databases.Filled;
import io.purser.local.CannotStart;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** What is asked for while there are more and more customers: each time by chance whom. */
final class GrowthRequests {
  private static final int DEEP = 10_000;
  private static final int PAGE = 20;
  private static final int LARGEST_PAGE = 100;

  /** So many that what is asked for is not in the processor's caches from the last time. */
  private static final int DIFFERENT = 50_000;

  private static final String LIST = "/v1/customers?limit=" + PAGE;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Filled database;
  private final String url;
  private final Random random = new Random();

  private GrowthRequests(Filled database, String url) {
    this.database = database;
    this.url = url;
  }

  /** Requests by what they are called, each a list of lines for {@code lines.lua}. */
  static Map<String, List<String>> of(Filled database, String url) {
    return new GrowthRequests(database, url).all();
  }

  private Map<String, List<String>> all() {
    var requests = new LinkedHashMap<String, List<String>>();
    requests.put("read", each(number -> get("/v1/customers/" + Ids.customer(number))));
    requests.put(
        "look up by external id",
        each(number -> get("/v1/customers/lookup?externalId=customer-" + number)));
    requests.put("first page of 20", List.of(get(LIST)));
    requests.put("page far back", List.of(get(pathOfDeepPage())));
    requests.put("first page of the suspended", List.of(get(LIST + "&state=suspended")));
    requests.put(
        "page of a time, oldest first",
        each(number -> get(LIST + "&order=oldest-first&createdFrom=" + Loader.createdAt(number))));
    requests.put(
        "search by e-mail", each(number -> search("email", "customer-" + number + "@example.com")));
    requests.put("search by family name", each(number -> search("name", Names.family(number))));
    requests.put(
        "search by the beginning of a name",
        each(number -> search("name", Names.given(number).substring(0, 3))));
    requests.put(
        "search by both names",
        each(number -> search("name", Names.family(number) + " " + Names.given(number))));
    return requests;
  }

  private List<String> each(LongFunction<String> line) {
    return LongStream.generate(() -> 1 + random.nextLong(database.customers()))
        .limit(DIFFERENT)
        .mapToObj(line)
        .toList();
  }

  private static String get(String path) {
    return "GET\t" + path + "\t";
  }

  /** Of however many there are one is shown, so that what is compared is the finding. */
  private static String search(String by, String what) {
    return "POST\t/v1/customers/search\t{\"" + by + "\":\"" + what + "\",\"limit\":1}";
  }

  /**
   * A cursor is signed and cannot be made up, so the list is walked to where the page begins, in
   * larger pages.
   */
  private String pathOfDeepPage() {
    int left = (Math.min(DEEP, database.customers() / PAGE) - 1) * PAGE;
    try (var client = Client.withKey(url, database.key())) {
      var cursor = "";
      while (left > 0) {
        int step = Math.min(left, LARGEST_PAGE);
        cursor = next(client.get("/v1/customers?limit=" + step + cursor));
        left -= step;
      }
      return LIST + cursor;
    }
  }

  private static String next(String page) {
    try {
      return "&cursor=" + JSON.readTree(page).path("nextCursor").asText();
    } catch (IOException e) {
      throw new CannotStart("the list was answered without JSON", e);
    }
  }
}
