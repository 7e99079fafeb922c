package io.purser.local.canaries;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.local.Api;
import io.purser.local.Site;
import io.purser.local.WebhookReceiver;
import io.purser.local.canaries.Search.Sighting;
import io.purser.local.demo.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * After the whole demo, and after a cardholder with whom everything goes wrong, nothing that only
 * the cardholder may know is in any log line, table, event, answer, metric or webhook, and no URL
 * that the provider was asked for holds it. The nodes log everything that they have a logger for.
 *
 * <p>The search could find nothing since it does not search: so canaries of the test's own are
 * planted in a table, in a log and in an event, and have to be found. It could find what is not
 * there, since codes are short: {@link Canary} says how that is kept apart. What is sealed in a
 * table cannot be seen through, by this search or by anybody who has a dump of it. The card's CVV
 * is left out: the twin's is 123.
 */
@Tag("faults")
class CanarySearchTest {
  static final Map<String, String> EVERYTHING_LOGGED =
      Map.of(
          "LOGGER_LEVELS_ROOT",
          "TRACE",
          "LOGGER_LEVELS_ORG_JOOQ",
          "TRACE",
          // Such nodes do not live long enough for the second compiler to be worth its work.
          "JDK_JAVA_OPTIONS",
          "-XX:TieredStopAtLevel=1",
          // Between two codes nobody waits for long here.
          "PURSER_CARDS_CODE_PAUSE",
          "1s");

  private final Canary planted = new Canary("planted", "planted-" + UUID.randomUUID());
  private final Canary plantedCode = new Canary("planted code", "073195");
  private final Canary wrongCode = new Canary("wrong code", "058213");

  @TempDir Path folder;

  @Test
  void what_only_the_cardholder_may_know_is_nowhere_after_the_whole_demo() throws Exception {
    try (var site = new Site(EVERYTHING_LOGGED);
        var receiver = WebhookReceiver.start()) {
      var twin = site.twinControl();
      twin.send("PATCH", "/_twin/accounts/platform_default/programme", Map.of("status", "approved"))
          .require("the programme");
      var first = new Product(site.nodes().getFirst().url(), site.key("default"));
      var second = new Product(site.nodes().getLast().url(), site.key("default"));
      first.post("/v1/webhook-endpoints", Map.of("url", receiver.url())).require("a receiver");

      demo(site);
      twin.send("PATCH", "/_twin/settings", Map.of("kyc_review_seconds", 0, "deploy_seconds", 1))
          .require("a quick review");
      var page =
          new UnluckyCardholder(second, twin, wrongCode.text())
              .live("externally-" + planted.text());

      new VerifiedElsewhere(second, twin).live();

      var canaries = canaries(site);
      assertThat(canaries).filteredOn(it -> it.kind().equals("card number")).isNotEmpty();
      assertThat(canaries).anyMatch(it -> it.kind().equals("card number") && it.isIn(page));
      var events = feed(first);
      eventually(
          receiver::received,
          seen -> seen.stream().anyMatch(it -> events.getLast().contains(it.id())));
      plant(site);

      var search = new Search(canaries);
      for (int node = 1; node <= Site.NODES; node++) {
        var log = site.folder().resolve("node-" + node + ".log");
        assertThat(Files.readString(log)).contains("\"level\":\"TRACE\"", "\"level\":\"DEBUG\"");
        search.log("node's log", log);
        search.text("metrics", site.nodes().get(node - 1).metrics());
      }
      search.log("bootstrap's log", site.folder().resolve("bootstrap.log"));
      try (var owner = site.ownersConnection()) {
        assertThat(search.tables(owner)).hasSizeGreaterThan(200);
      }
      search.files("database's files", site.folder().resolve("data/postgres"));
      events.forEach(event -> search.text("event", event));
      for (var message : receiver.received()) {
        search.text("webhook", new String(message.body(), StandardCharsets.UTF_8));
      }
      first.answers().forEach(answer -> search.text("answer", answer));
      second.answers().forEach(answer -> search.text("answer", answer));
      urls(twin).forEach(url -> search.text("URL at the provider", url));

      assertThat(search.sightings())
          .filteredOn(seen -> !seen.canary().kind().startsWith("planted"))
          .isEmpty();
      assertThat(places(search, planted))
          .contains("node's log", "database's files", "planted.said", "planted.document")
          .contains("planted.bytes", "purser.customer.external_id", "answer");
      assertThat(places(search, plantedCode))
          .contains("node's log", "planted.said", "planted.document", "planted.bytes");
    }
  }

  private List<Canary> canaries(Site site) throws IOException {
    var canaries = new ArrayList<>(Canaries.told(site.folder().resolve("data/twin-state.json")));
    canaries.addAll(List.of(wrongCode, planted, plantedCode));
    assertThat(
            canaries.stream().collect(Collectors.groupingBy(Canary::kind, Collectors.counting())))
        .containsEntry("PIN", 1L)
        .satisfies(kinds -> assertThat(kinds.get("code")).isGreaterThanOrEqualTo(5))
        .satisfies(kinds -> assertThat(kinds.get("KYC link")).isGreaterThanOrEqualTo(4))
        .containsEntry("share token", 5L)
        .satisfies(kinds -> assertThat(kinds.get("secure view")).isGreaterThanOrEqualTo(4));
    return canaries;
  }

  /** {@code ./purser demo cards}, as anybody runs it. */
  private void demo(Site site) throws IOException {
    var environment = folder.resolve("env");
    Files.writeString(
        environment,
        "PURSER_URL='%s'\nPURSER_API_KEY='%s'\nTWIN_URL='%s'\n"
            .formatted(site.nodes().getFirst().url(), site.key("default"), site.twinUrl()));
    var out = new ByteArrayOutputStream();
    var told = new PrintStream(out);
    assertThat(Main.run(environment, List.of("cards"), told, told))
        .as(out.toString(StandardCharsets.UTF_8))
        .isZero();
  }

  /** In a table of its own, and in the first node's log. */
  private void plant(Site site) throws IOException, SQLException {
    try (Connection owner = site.ownersConnection();
        var statement = owner.createStatement()) {
      statement.execute("CREATE TABLE planted (said text, document jsonb, bytes bytea)");
      try (var insert =
          owner.prepareStatement(
              "INSERT INTO planted VALUES (?, jsonb_build_object('said', ?), convert_to(?, 'UTF8'))")) {
        for (var canary : List.of(planted, plantedCode)) {
          for (int parameter = 1; parameter <= 3; parameter++) {
            insert.setString(parameter, canary.text());
          }
          insert.executeUpdate();
        }
      }
      statement.execute("CHECKPOINT");
    }
    var anonymous = new Api(site.nodes().getFirst().url(), Map.of());
    anonymous.get("/v1/nowhere/" + planted.text() + "?code=" + plantedCode.text());
  }

  private static List<String> feed(Product product) throws IOException {
    var events = new ArrayList<String>();
    long after = 0;
    while (true) {
      var page = product.get("/v1/events?limit=100&after=" + after);
      if (page.path("items").isEmpty()) {
        return events;
      }
      page.path("items").forEach(item -> events.add(item.toString()));
      after = page.path("upTo").asLong();
    }
  }

  private static List<String> urls(Api twin) throws IOException {
    var urls = new ArrayList<String>();
    for (var request :
        twin.get("/_twin/requests?limit=1000").require("requests").path("requests")) {
      urls.add(request.path("path").asText() + " " + request.path("idempotency_key").asText());
    }
    assertThat(urls).hasSizeGreaterThan(50);
    return urls;
  }

  private static List<String> places(Search search, Canary canary) {
    return search.sightings().stream()
        .filter(seen -> seen.canary().equals(canary))
        .map(Sighting::place)
        .distinct()
        .toList();
  }
}
