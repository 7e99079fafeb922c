package io.purser.rest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.Operation;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Every operation that the API describes, with requests that a seed has made of its description:
 * right ones, and ones that are odd somewhere. Whatever is sent, the answer is one that the
 * description knows, and what the description does not allow is not done.
 *
 * <p>A round is each operation several times, on a server of its own, and has its own seed: {@code
 * -Dfuzz.seed=… -Dfuzz.rounds=1} repeats one, and more rounds make a longer search.
 */
class FuzzingTest {
  private static final long SEED = Long.getLong("fuzz.seed", 20261122);
  private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 6);
  private static final int TIMES = 5;

  /** What nothing may take, even where the machine stands still for some seconds. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  /** It has no end, and the conditions of the list. */
  private static final String STREAM = "GET /v1/events/stream";

  /** Nothing is left of the customer after it. */
  private static final String LAST = "DELETE /v1/customers/{id}";

  /** A number that no reader of ours takes, and that costs a validator too much. */
  private static final Pattern BOMB = Pattern.compile("[eE][+-]?[0-9]{4}");

  private static final ApiDescription DESCRIPTION = ApiDescription.of(TestServer.shared());
  private static final DescribedAnswers DESCRIBED = new DescribedAnswers(DESCRIPTION);

  private final TreeMap<String, TreeSet<Integer>> statuses = new TreeMap<>();

  @Test
  void whatever_is_sent_is_answered_as_it_is_described() {
    var departures = new ArrayList<String>();
    for (long seed = SEED; seed < SEED + ROUNDS; seed++) {
      departures.addAll(round(seed));
    }
    assertThat(departures).as(String.join("\n\n", departures)).isEmpty();
    // Otherwise what was sent was too odd to reach anything.
    assertThat(statuses.values().stream().filter(seen -> seen.stream().anyMatch(it -> it < 300)))
        .hasSizeGreaterThan(110);
    assertThat(statuses.values().stream().filter(seen -> seen.contains(400)))
        .hasSizeGreaterThan(100);
  }

  private List<String> round(long seed) {
    var server = TestServer.with(Map.of());
    try {
      return round(seed, server);
    } finally {
      server.server.close();
    }
  }

  private List<String> round(long seed, TestServer server) {
    var estate = new Estate(server);
    var fuzzer = new RequestFuzzer(DESCRIPTION, DESCRIBED, estate, new SplittableRandom(seed));
    var credentials =
        Map.of(
            "service", server.key,
            "end-user", estate.customer.token(),
            "support", server.issuers.operator("support", server.store.now()),
            "compliance", server.issuers.operator("compliance", server.store.now()),
            "admin", server.issuers.operator("admin", server.store.now()),
            "nobody", "");
    var departures = new ArrayList<String>();
    for (var name : order(seed)) {
      var operation = requireNonNull(DESCRIPTION.operations().get(name));
      var request = fuzzer.next(name, operation);
      var call = request.in(server, requireNonNull(credentials.get(request.caller())));
      var found = departures(operation, request, call, fuzzer);
      if (!found.isEmpty()) {
        departures.add("-Dfuzz.seed=" + seed + " -Dfuzz.rounds=1: " + request + "\n" + found);
      }
    }
    return departures;
  }

  /** Each operation several times, and what ends everything once, at the end. */
  private static List<String> order(long seed) {
    var names = new ArrayList<String>();
    for (int time = 0; time < TIMES; time++) {
      names.addAll(DESCRIPTION.operations().keySet());
    }
    names.removeAll(List.of(STREAM, LAST));
    Collections.shuffle(names, new Random(seed));
    names.add(LAST);
    return names;
  }

  private List<String> departures(
      Operation operation, FuzzedRequest request, TestServer.Call call, RequestFuzzer fuzzer) {
    long began = System.nanoTime();
    TestServer.Answer answer;
    try {
      answer = call.send();
    } catch (UncheckedIOException gone) {
      return List.of("there is no answer: " + gone.getMessage());
    }
    var took = Duration.ofNanos(System.nanoTime() - began);
    HttpResponse<String> response = answer.response();
    statuses.computeIfAbsent(request.operation(), _ -> new TreeSet<>()).add(answer.status());
    var found = new ArrayList<>(DESCRIBED.departures(operation, response));
    if (took.compareTo(LONGEST) > 0) {
      found.add("took " + took);
    }
    if (answer.status() < 300
        && request.isJson()
        && !BOMB.matcher(request.text()).find()
        && !DESCRIBED.allows(operation, request.text())) {
      found.add("was done, and the description does not allow the body");
    }
    if (answer.status() == 200 && answer.header("Content-Type").startsWith("application/json")) {
      fuzzer.learn(answer.json());
    }
    if (!found.isEmpty()) {
      found.add("odd: " + request.odd());
      found.add("answered " + answer.problem());
    }
    return found;
  }
}
