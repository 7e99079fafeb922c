package io.purser.twin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.http.Json;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Which part of a list is asked for: {@code page} from 1 on, {@code limit} up to 100. */
record Page(int number, int limit) {
  private static final int USUAL_LIMIT = 20;
  private static final int HIGHEST_LIMIT = 100;
  private static final int HIGHEST_PAGE = 1_000_000;

  static Page of(Call call) {
    return new Page(
        number(call, "page", 1, HIGHEST_PAGE), number(call, "limit", USUAL_LIMIT, HIGHEST_LIMIT));
  }

  private static int number(Call call, String name, int usual, int most) {
    String given = call.request().query().get(name);
    if (given == null) {
      return usual;
    }
    boolean right = given.matches("\\d{1,7}");
    int number = right ? Integer.parseInt(given) : 0;
    if (number < 1 || number > most) {
      throw Refusal.invalid(
          "Request validation failed", Json.object().put(name, "Must be from 1 to " + most));
    }
    return number;
  }

  /** {@code {<name>: […], total, page, limit}} */
  <T> ObjectNode json(String name, List<T> all, Function<T, ? extends JsonNode> row) {
    Stream<T> shown = all.stream().skip((long) (number - 1) * limit).limit(limit);
    var body = Json.object();
    body.set(name, Json.array(shown.map(row).toList()));
    return body.put("total", all.size()).put("page", number).put("limit", limit);
  }
}
